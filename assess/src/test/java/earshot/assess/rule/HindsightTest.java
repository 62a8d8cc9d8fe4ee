package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Coverage;
import earshot.mention.Episode;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hours from the start are negative before the rule was made, at {@link #MADE}. */
class HindsightTest {
  private static final Instant MADE = Instant.parse("2026-03-01T12:34:56Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Trigger SPIKE =
      new Trigger.Spike(DAY, Duration.ofDays(28), "robust", Sensitivity.NORMAL, 5);
  private static final Trigger DROP =
      new Trigger.Drop(DAY, Duration.ofDays(28), Sensitivity.NORMAL, 5);
  private static final Trigger RATING = new Trigger.Rating(0.7, DAY, Duration.ofDays(28), 5);

  private final Random random = new Random(11);
  private final List<Mention> said = new ArrayList<>();
  private final List<Episode> told = new ArrayList<>();
  private final MapMemory memory = new MapMemory();

  @ParameterizedTest
  @MethodSource("kinds")
  void aRuleThatLearntFindsWhatABacktestFinds(Trigger trigger) {
    Rule rule = Rule.of("tried", "coffee", trigger);
    often(-40 * 24, 0, 1.0, 4);
    often(0, 20, 1.0, 4);
    odd(trigger, 20, 50);
    often(50, 120, 1.0, 4);
    live(rule, 120);

    List<Episode> tried =
        backtest(rule, 120).stream().filter(e -> e.closedAt().orElseThrow().isAfter(MADE)).toList();
    assertThat(tried).isNotEmpty();
    assertThat(newest()).containsExactlyElementsOf(tried);
    assertThat(told.getFirst().change()).isEqualTo(Episode.Change.OPENED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ofWhatWasOverBeforeNobodyIsTold(Trigger trigger) {
    Rule rule = Rule.of("tried", "coffee", trigger);
    often(-40 * 24, -200, 1.0, 4);
    odd(trigger, -200, -170);
    often(-170, 48, 1.0, 4);
    live(rule, 48);

    assertThat(backtest(rule, 48)).isNotEmpty().allMatch(e -> e.openedAt().isBefore(MADE));
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsGoingOnIsToldAtOnceAndSinceWhen(Trigger trigger) {
    Rule rule = Rule.of("tried", "coffee", trigger);
    often(-40 * 24, -30, 1.0, 4);
    odd(trigger, -30, 6);
    live(rule, 6);

    Episode first = told.getFirst();
    assertThat(first.change()).isEqualTo(Episode.Change.LASTS);
    assertThat(first.openedAt()).isBefore(MADE);
    assertThat(first.at()).isEqualTo(MADE);
    assertThat(newest()).extracting(Episode::id).containsOnlyOnce(first.id());
    assertThat(backtest(rule, 6)).extracting(Episode::id).contains(first.id());
  }

  @Test
  void withoutHindsightNothingIsUsual() {
    Rule rule = Rule.of("tried", "coffee", SPIKE);
    often(0, 20, 1.0, 4);
    odd(SPIKE, 20, 50);
    live(rule, 50);

    assertThat(told).isEmpty();
  }

  @Test
  void whatIsLearntTwiceCountsOnce() {
    Rule rule = Rule.of("tried", "coffee", SPIKE);
    often(-40 * 24, 0, 1.0, 4);
    RuleWatch watch = watch(rule);
    List<Learnt> learnt = learnt(rule);
    learnt.forEach(each -> watch.hear(each, MADE));
    Series series = learnt.getFirst().series();
    Map<Long, Sum> once = new Kept(memory).sums(series);
    learnt.forEach(each -> watch.hear(each, MADE.plusSeconds(5)));

    assertThat(new Kept(memory).sums(series)).isEqualTo(once).isNotEmpty();
  }

  /** Only its receivers are others, so it is the same series. */
  @Test
  void aRuleThatIsWrittenAnewKnowsWhatItHeard() {
    Rule rule = Rule.of("tried", "coffee", SPIKE);
    often(1, 40, 1.0, 4);
    RuleWatch watch = watch(rule);
    for (Mention mention : said) {
      Point point = new Point(mention.collectedAt(), Optional.empty(), false);
      Signal heard =
          new Signal(Series.of(rule, "Acme"), mention.id(), Optional.empty(), Optional.of(point));
      watch.hear(heard, mention.collectedAt());
    }
    Map<Long, Sum> once = new Kept(memory).sums(Series.of(rule, "Acme"));
    Hindsight again = new Hindsight(rule, MADE.plus(Duration.ofHours(40)));
    said.forEach(mention -> again.hear(mention.id(), Optional.of(mention)));
    again.settle();
    again.learnt(heard()).forEach(each -> watch.hear(each, MADE.plus(Duration.ofHours(40))));

    assertThat(new Kept(memory).sums(Series.of(rule, "Acme"))).isEqualTo(once).isNotEmpty();
  }

  @Test
  void theNewestVersionCountsAndWhatIsGoneDoesNot() {
    Rule rule = Rule.of("tried", "coffee", SPIKE);
    Hindsight hindsight = new Hindsight(rule, MADE);
    Mention kept = mention("a", MADE.minus(DAY), 4);
    Mention gone = mention("b", MADE.minus(DAY), 4);
    Mention since = mention("c", MADE.plusSeconds(1), 4);
    Stream.of(kept, kept, gone, since).forEach(m -> hindsight.hear(m.id(), Optional.of(m)));
    hindsight.hear(gone.id(), Optional.empty());
    hindsight.settle();

    Learnt learnt = hindsight.learnt(new CoverageBook()).getFirst();
    assertThat(learnt.head().latest()).containsExactly(kept.id());
    List<Sum> sums = new ArrayList<>();
    learnt.each((bucket, sum) -> sums.add(sum));
    assertThat(sums).containsExactly(new Sum(1, 0, 1, 4));
  }

  @Test
  void itIsTheSameAfterItStoodOnATopic() throws IOException {
    often(-40 * 24, 0, 1.0, 4);
    Learnt learnt = learnt(Rule.of("tried", "coffee", SPIKE)).getFirst();

    Learnt read = MentionJson.read(MentionJson.write(learnt), Learnt.class);
    assertThat(read.head()).isEqualTo(learnt.head());
    assertThat(read.series()).isEqualTo(learnt.series());
    assertThat(read.sums().keySet()).isEqualTo(learnt.sums().keySet());
    assertThat(MentionJson.write(read)).isEqualTo(MentionJson.write(learnt));
  }

  @Test
  void aGroupOfBeforeIsNotNewAndItsGrowthIsKnown() {
    Rule fresh = Rule.of("fresh", "coffee", new Trigger.NewGroup(3, DAY));
    Rule growth = Rule.of("growth", "coffee", new Trigger.Growth(2, DAY, Duration.ofDays(20), 5));
    for (Rule rule : List.of(fresh, growth)) {
      Hindsight hindsight = new Hindsight(rule, MADE);
      Mention old = mention("a", MADE.minusSeconds(60), 4);
      hindsight.hear(old.id(), Optional.of(old));
      Signal signal = hindsight.settle().getFirst();
      assertThat(signal.now().orElseThrow().backfilled()).isEqualTo(rule == fresh);
      assertThat(signal.now().orElseThrow().at()).isEqualTo(old.collectedAt());
      assertThat(hindsight.learnt(new CoverageBook())).isEmpty();
    }
  }

  @Test
  void workOnWhatIsLearntIsNoSignalAndTakingItBackIs() {
    Rule rule = Rule.of("tried", "coffee", SPIKE);
    RuleBook rules = new RuleBook((name, failure) -> {});
    rules.put(rule.name(), Optional.of(rule), MADE);
    Signals signals = new Signals(rules);
    Mention old = mention("a", MADE.minus(DAY), 4).toDraft().version(2).mention();

    Map<Series, Point> points = signals.points(old, Map.of(), MADE.plusSeconds(60));
    assertThat(points).hasSize(1);
    assertThat(Signals.between(old.id(), Map.of(), points)).isEmpty();
    assertThat(Signals.between(old.id(), points, Map.of()))
        .singleElement()
        .satisfies(s -> assertThat(s.before().orElseThrow().at()).isEqualTo(old.collectedAt()));
  }

  /** Somebody may answer between two looks; whoever waits too long is no news. */
  @Test
  void aRuleThatWaitsForAnswersLearnsWhoWaits() {
    Rule rule = Rule.of("late", "coffee", new Trigger.Unanswered(Duration.ofHours(8)));
    Hindsight hindsight = new Hindsight(rule, MADE);
    Mention waits = mention("a", MADE.minus(DAY), 1);
    Mention answered =
        mention("b", MADE.minus(DAY), 1)
            .toDraft()
            .reply(new Reply("Sorry", Optional.of(MADE), Optional.empty()))
            .mention();
    Mention ancient = mention("c", MADE.minus(Hindsight.LONGEST_WAIT).minus(DAY), 1);
    Stream.of(waits, answered, ancient).forEach(m -> hindsight.hear(m.id(), Optional.of(m)));

    assertThat(hindsight.settle())
        .singleElement()
        .satisfies(signal -> assertThat(signal.mention()).isEqualTo(waits.id()))
        .satisfies(
            signal ->
                assertThat(signal.now())
                    .hasValue(new Point(waits.collectedAt(), Optional.of(1.0), false)));
    assertThat(hindsight.learnt(new CoverageBook())).isEmpty();
    assertThat(hindsight.settle()).as("nothing was heard since").isEmpty();
    hindsight.hear(waits.id(), Optional.empty());
    assertThat(hindsight.settle())
        .singleElement()
        .satisfies(signal -> assertThat(signal.now()).isEmpty());
  }

  @Test
  void rulesThatLookAtOneMentionLearnNothing() {
    assertThat(Hindsight.helps(Rule.each("each", "coffee"))).isFalse();
    assertThatThrownBy(() -> new Hindsight(Rule.each("each", "coffee"), MADE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Trigger> kinds() {
    return Stream.of(SPIKE, DROP, RATING);
  }

  /** So many an hour, about, in these hours. */
  private void often(int from, int to, double perHour, int stars) {
    for (int minute = from * 60; minute < to * 60; minute++) {
      if (random.nextDouble() < perHour / 60) {
        Instant at = MADE.plusSeconds(60L * minute + random.nextInt(50));
        said.add(mention("m" + said.size(), at, stars - random.nextInt(2)));
      }
    }
  }

  private void odd(Trigger trigger, int from, int to) {
    switch (trigger) {
      case Trigger.Spike spike -> often(from, to, 8, 4);
      case Trigger.Drop drop -> often(from, to, 0, 4);
      default -> often(from, to, 1.0, 2);
    }
  }

  private static Mention mention(String id, Instant at, int stars) {
    return Mention.said("town", "square", id, Kind.REVIEW)
        .text("coffee")
        .rating(new Rating(stars, 1, 5))
        .collected(at, List.of("Acme"), false, false);
  }

  private RuleWatch watch(Rule rule) {
    RuleBook rules = new RuleBook((name, failure) -> {});
    rules.put(rule.name(), Optional.of(rule), MADE);
    return new RuleWatch(rules, heard(), memory, told::add);
  }

  private List<Learnt> learnt(Rule rule) {
    Hindsight hindsight = new Hindsight(rule, MADE);
    said.forEach(mention -> hindsight.hear(mention.id(), Optional.of(mention)));
    assertThat(hindsight.settle()).isEmpty();
    return hindsight.learnt(heard());
  }

  /** What the flow does: signals of what comes from when it was made on, and minutes. */
  private void live(Rule rule, int hours) {
    RuleWatch watch = watch(rule);
    learnt(rule).forEach(each -> watch.hear(each, MADE));
    RuleBook rules = new RuleBook((name, failure) -> {});
    rules.put(rule.name(), Optional.of(rule), MADE);
    Signals signals = new Signals(rules);
    Instant minute = MADE.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
    for (Mention mention : said) {
      Instant at = mention.collectedAt();
      while (!minute.isAfter(at)) {
        minute = minute.plusSeconds(60);
        if (minute.isAfter(MADE)) {
          watch.tick(minute);
        }
      }
      Signals.between(mention.id(), Map.of(), signals.points(mention, Map.of(), at))
          .forEach(signal -> watch.hear(signal, at));
    }
    for (; minute.isBefore(MADE.plusSeconds(3600L * hours)); minute = minute.plusSeconds(60)) {
      watch.tick(minute);
    }
  }

  private List<Episode> backtest(Rule rule, int hours) {
    return new Backtest(rule)
        .read(said.stream())
        .run(heard(), MADE.minus(Duration.ofDays(40)), MADE.plusSeconds(3600L * hours));
  }

  private List<Episode> newest() {
    Map<String, Episode> newest = new java.util.LinkedHashMap<>();
    told.forEach(episode -> newest.put(episode.id(), episode));
    return List.copyOf(newest.values());
  }

  private static CoverageBook heard() {
    CoverageBook book = new CoverageBook();
    Instant end = MADE.plus(Duration.ofDays(40));
    Coverage.Span span = new Coverage.Span(MADE.minus(Duration.ofDays(90)), end);
    book.put(
        "feed",
        Optional.of(
            new Coverage(
                "feed",
                "town",
                "acme",
                List.of("Acme"),
                "complete",
                List.of(span),
                List.of(),
                0,
                0,
                0,
                Optional.of(end),
                Optional.of(end),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));
    return book;
  }
}
