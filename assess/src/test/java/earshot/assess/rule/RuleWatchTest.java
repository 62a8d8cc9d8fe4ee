package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Coverage;
import earshot.mention.Coverage.Gap;
import earshot.mention.Coverage.Span;
import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.State;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleWatchTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final RuleBook rules = new RuleBook((name, failure) -> {});
  private final CoverageBook coverage = new CoverageBook();
  private final List<Episode> told = new ArrayList<>();
  private final MapMemory memory = new MapMemory();
  private RuleWatch watch = new RuleWatch(rules, coverage, memory, told::add);
  private Instant now = START;
  private int mentions;

  @Test
  void aSpikeBeginsGrowsAndIsOver() {
    Rule rule = put(spike("robust", 5));
    hours(rule, 10 * 24, 2);
    assertThat(told).isEmpty();
    hours(rule, 12, 12);
    hours(rule, 12, 40);
    hours(rule, 72, 2);

    assertThat(told).extracting(Episode::id).containsOnly(told.get(0).id());
    assertThat(told.get(0).change()).isEqualTo(Change.OPENED);
    Episode.Figures first = told.get(0).figures().orElseThrow();
    assertThat(first.over()).isLessThan(Duration.ofDays(1)); // the last part of the window shows it
    assertThat(first.usual().orElseThrow() / first.over().toHours()).isBetween(1.8, 2.2);
    assertThat(told).extracting(Episode::change).contains(Change.PEAK, Change.LASTS);
    assertThat(told.getLast().state()).isEqualTo(State.CLOSED);
    assertThat(told.getLast().step())
        .isEqualTo(
            2
                + (int) told.stream().filter(e -> e.change() == Change.PEAK).count()
                + reminders().size());
    assertThat(told.getLast().figures().orElseThrow().peak()).isGreaterThan(400);
  }

  /** Lasting changes that people are told of. */
  private List<Episode> reminders() {
    List<Episode> reminders = new ArrayList<>();
    for (int i = 1; i < told.size(); i++) {
      boolean step = told.get(i).step() > told.get(i - 1).step();
      if (step && told.get(i).change() == Change.LASTS) {
        reminders.add(told.get(i));
      }
    }
    return reminders;
  }

  /** Nobody shall take silence for an end: it neither grows nor is it over. */
  @Test
  void whatLastsIsToldOfOnceADay() {
    Rule rule = put(Rule.of("surge", "bad", new Trigger.Threshold(3, HOUR.multipliedBy(2))));
    hours(rule, 3 * 24 + 2, 2);

    assertThat(told).extracting(Episode::id).containsOnly(told.get(0).id());
    assertThat(told).extracting(Episode::change).doesNotContain(Change.CLOSED);
    assertThat(reminders())
        .extracting(e -> Duration.between(e.openedAt(), e.at()).toHours())
        .containsExactly(24L, 48L, 72L);
    assertThat(told.getLast().step()).isEqualTo(4);
    assertThat(reminders()).extracting(Episode::state).containsOnly(State.ONGOING);
  }

  @Test
  void everyMethodFindsIt() {
    for (String method : SpikeMethod.NAMES) {
      told.clear();
      Rule rule = put(spike(method, 5));
      hours(rule, 10 * 24, 2);
      hours(rule, 24, 12);
      assertThat(told).as(method).isNotEmpty();
      rules.put(rule.name(), Optional.empty(), now);
    }
  }

  @Test
  void withoutEvidenceThereIsNoSpike() {
    Rule rule = put(spike("robust", 5));
    hours(rule, 2 * 24, 1);
    hours(rule, 5, 30);

    assertThat(told).isEmpty();
  }

  @Test
  void fewMentionsAreNoSpikeHoweverUnusual() {
    Rule rule = put(spike("robust", 50));
    say(rule);
    hours(rule, 10 * 24, 0);
    hours(rule, 12, 1);

    assertThat(told).isEmpty();
  }

  @Test
  void mentionsFromBeforeAreHistoryAndRaiseNoAlert() {
    Rule rule = put(spike("robust", 5));
    for (int day = 1; day <= 20; day++) {
      for (int i = 0; i < 10; i++) {
        signal(rule, new Point(START.minus(Duration.ofDays(day)), Optional.empty(), true));
      }
    }
    hours(rule, 6, 0);
    assertThat(told).isEmpty();
    hours(rule, 6, 10);

    assertThat(told).extracting(Episode::state).contains(State.OPEN);
  }

  @Test
  void aDropIsToldWhereAllWasHeard() {
    heard(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(30)));
    Rule rule = put(drop());
    hours(rule, 10 * 24, 4);
    hours(rule, 24, 0);

    assertThat(told).extracting(Episode::kind).containsOnly("drop").isNotEmpty();
  }

  @Test
  void aDropOfWhatWasNotHeardIsNone() {
    heard(
        START.minus(Duration.ofDays(1)),
        START.plus(Duration.ofDays(30)),
        new Gap(START.plus(Duration.ofDays(10)), START.plus(Duration.ofDays(11)), "429"));
    Rule rule = put(drop());
    hours(rule, 10 * 24, 4);
    hours(rule, 24, 0);

    assertThat(told).isEmpty();
  }

  @Test
  void aDropWithoutAnyFeedIsNone() {
    Rule rule = put(drop());
    hours(rule, 10 * 24, 4);
    hours(rule, 24, 0);

    assertThat(told).isEmpty();
  }

  @Test
  void theAverageRatingMoves() {
    Trigger rating = new Trigger.Rating(1, Duration.ofDays(1), Duration.ofDays(10), 5);
    Rule rule = put(Rule.of("stars", "bad", rating));
    rated(rule, 10 * 24, 5);
    rated(rule, 24, 2);

    assertThat(told.get(0).figures().orElseThrow().usual()).contains(5.0);
    assertThat(told.get(0).figures().orElseThrow().value()).isLessThanOrEqualTo(4.0);
  }

  @Test
  void theSameCauseIsLeftAloneForAWhile() {
    Trigger three = new Trigger.Threshold(3, HOUR);
    Rule rule =
        put(
            new Rule(
                "surge",
                Optional.of("bad"),
                three,
                List.of(),
                Duration.ofHours(6),
                Optional.empty(),
                Optional.empty()));
    hours(rule, 1, 3);
    hours(rule, 3, 0);
    hours(rule, 1, 3);
    assertThat(told.stream().map(Episode::id).distinct()).hasSize(1);
    hours(rule, 7, 0);
    hours(rule, 1, 3);

    assertThat(told.stream().map(Episode::id).distinct()).hasSize(2);
  }

  @Test
  void aNewStartGoesOnWhereTheOldOneWas() {
    Rule rule = put(Rule.of("surge", "bad", new Trigger.Threshold(3, HOUR)));
    say(rule);
    say(rule);
    watch = new RuleWatch(rules, coverage, memory, told::add);
    say(rule);

    assertThat(told).hasSize(1);
  }

  @Test
  void whatARuleFoundEndsWithTheRule() {
    Rule rule = put(Rule.of("surge", "bad", new Trigger.Threshold(3, HOUR)));
    hours(rule, 1, 3);
    put(Rule.of("surge", "bad", new Trigger.Threshold(30, HOUR)));
    hours(rule, 1, 0);

    assertThat(told.getLast().reason()).contains("the rule was changed");
    assertThat(memory.firstFrom("")).isEmpty();
  }

  @Test
  void whatIsToldOfSingleMentionsEndsWithTheRuleToo() {
    Rule rule = put(Rule.each("angry", "bad"));
    say(rule);
    rules.put(rule.name(), Optional.empty(), now);
    pass(Duration.ofMinutes(1));

    assertThat(told).extracting(Episode::state).containsExactly(State.OPEN, State.CLOSED);
    assertThat(told.getLast().reason()).contains("the rule was changed");
  }

  private static Rule spike(String method, int minimum) {
    return Rule.of(
        "surge-" + method,
        "bad",
        new Trigger.Spike(
            Duration.ofDays(1), Duration.ofDays(14), method, Sensitivity.NORMAL, minimum));
  }

  private static Rule drop() {
    return Rule.of(
        "quiet",
        "bad",
        new Trigger.Drop(Duration.ofDays(1), Duration.ofDays(14), Sensitivity.NORMAL, 5));
  }

  private Rule put(Rule rule) {
    rules.put(rule.name(), Optional.of(rule), START);
    return rule;
  }

  private void heard(Instant from, Instant to, Gap... gaps) {
    coverage.put(
        "f",
        Optional.of(
            new Coverage(
                "f",
                "feed",
                "p",
                List.of("Acme"),
                "complete",
                List.of(new Span(from, to)),
                List.of(gaps),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
  }

  private void hours(Rule rule, int hours, int mentionsAnHour) {
    for (int hour = 0; hour < hours; hour++) {
      for (int i = 0; i < mentionsAnHour; i++) {
        say(rule);
      }
      pass(HOUR);
    }
  }

  private void rated(Rule rule, int hours, double stars) {
    for (int hour = 0; hour < hours; hour++) {
      signal(rule, new Point(now, Optional.of(stars), false));
      pass(HOUR);
    }
  }

  private void pass(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); ) {
      now = now.plus(Duration.ofMinutes(1));
      watch.tick(now);
    }
  }

  private void say(Rule rule) {
    signal(rule, new Point(now, Optional.empty(), false));
  }

  private void signal(Rule rule, Point point) {
    MentionId mention = new MentionId("town-" + mentions++);
    watch.hear(
        new Signal(Series.of(rule, "Acme"), mention, Optional.empty(), Optional.of(point)), now);
  }
}
