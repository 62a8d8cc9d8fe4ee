package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.State;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupWatchTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Trigger THREE = new Trigger.NewGroup(3, Duration.ofDays(7));
  private static final Trigger TWICE =
      new Trigger.Growth(2, Duration.ofDays(1), Duration.ofDays(10), 4);

  private final RuleBook rules = new RuleBook((name, failure) -> {});
  private final List<Episode> told = new ArrayList<>();
  private final MapMemory memory = new MapMemory();
  private final RuleWatch watch = new RuleWatch(rules, new CoverageBook(), memory, told::add);
  private Rule rule = put(THREE);
  private Instant now = START;

  @Test
  void aNewGroupIsToldWhenItReachesItsNumber() {
    meet("a", "b", "c");
    group("cold", "a", "b");
    assertThat(told).isEmpty();
    group("cold", "a", "b", "c");

    assertThat(told).extracting(Episode::cause).containsExactly("cold");
    assertThat(told.getFirst().kind()).isEqualTo("group");
    assertThat(told.getFirst().figures().orElseThrow().value()).isEqualTo(3);
    assertThat(told.getFirst().mentions()).hasSize(3);
  }

  @Test
  void whoIsInItMayBeKnownBeforeTheMentionsAre() {
    group("cold", "a", "b", "c");
    meet("a", "b");
    assertThat(told).isEmpty();
    meet("c");

    assertThat(told).extracting(Episode::cause).containsExactly("cold");
  }

  @Test
  void onlyMentionsThatMeetTheConditionCount() {
    meet("a", "b");
    group("cold", "a", "b", "other", "another");

    assertThat(told).isEmpty();
  }

  @Test
  void eachGroupIsACauseOfItsOwn() {
    meet("a", "b", "c", "d", "e", "f");
    group("cold", "a", "b", "c");
    group("late", "d", "e", "f");

    assertThat(told).extracting(Episode::cause).containsExactly("cold", "late");
    assertThat(told).extracting(Episode::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsFromBeforeMakesNoGroupNew() {
    for (String old : List.of("a", "b", "c")) {
      hear(old, new Point(START.minus(Duration.ofDays(2)), Optional.empty(), true));
    }
    meet("d", "e", "f");
    group("cold", "a", "b", "c", "d", "e", "f");

    assertThat(told).isEmpty();
  }

  @Test
  void aGroupIsNewOnce() {
    meet("a", "b", "c");
    group("cold", "a", "b", "c");
    pass(Duration.ofDays(9));
    meet("d", "e", "f");
    group("cold", "a", "b", "c", "d", "e", "f");
    pass(Duration.ofDays(9));

    assertThat(told).extracting(Episode::id).containsOnly(told.getFirst().id());
    assertThat(told).filteredOn(e -> e.change() == Change.OPENED).hasSize(1);
    assertThat(told.getLast().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aGroupUnderAnotherNameIsTheSameEpisode() {
    meet("a", "b", "c", "d", "e");
    group("cold", "a", "b", "c");
    hear(crowd("cold").became("icy"));
    hear(crowd("cold").gone());
    hear(new Crowd("icy", "Acme", set("a", "b", "c", "d", "e"), List.of("cold"), Optional.empty()));

    assertThat(told).extracting(Episode::id).containsOnly(told.getFirst().id());
    assertThat(told.getLast().change()).isEqualTo(Change.PEAK);
  }

  @Test
  void aPartOfAGroupThatWasToldIsNotNew() {
    meet("a", "b", "c", "d", "e", "f");
    group("cold", "a", "b", "c", "d", "e", "f");
    hear(new Crowd("icy", "Acme", set("a", "b", "c"), List.of("cold"), Optional.empty()));

    assertThat(told).extracting(Episode::cause).containsOnly("cold");
  }

  @Test
  void hearingItAgainChangesNothing() {
    meet("a", "b", "c");
    group("cold", "a", "b", "c");
    group("cold", "a", "b", "c");

    assertThat(told).hasSize(1);
  }

  @Test
  void anEditThatNoLongerMeetsTheConditionTakesPartInNothing() {
    meet("a", "b");
    watch.hear(
        new Signal(series(), new MentionId("b"), Optional.of(live()), Optional.empty()), now);
    meet("c");
    group("cold", "a", "b", "c");

    assertThat(told).isEmpty();
  }

  @Test
  void aKnownGroupThatGrowsIsTold() {
    rule = put(TWICE);
    Set<String> all = new TreeSet<>();
    for (int day = 0; day < 10; day++) {
      all.addAll(say("d" + day, 2));
      group("late", all.toArray(String[]::new));
      pass(Duration.ofDays(1));
    }
    assertThat(told).isEmpty();
    all.addAll(say("many", 14));
    group("late", all.toArray(String[]::new));
    pass(Duration.ofHours(2));

    assertThat(told).extracting(Episode::kind).contains("growth");
    Episode.Figures figures = told.getFirst().figures().orElseThrow();
    assertThat(figures.usual().orElseThrow()).isBetween(1.5, 2.5);
    pass(Duration.ofDays(3));
    assertThat(told.getLast().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aGroupThatWasNotThereDoesNotGrow() {
    rule = put(TWICE);
    say("another", 1);
    pass(Duration.ofDays(10));
    group("late", say("many", 14).toArray(String[]::new));
    pass(Duration.ofHours(2));

    assertThat(told).isEmpty();
  }

  @Test
  void aRuleThatIsGoneLeavesNothingBehind() {
    meet("a", "b", "c");
    group("cold", "a", "b", "c");
    rules.put(rule.name(), Optional.empty(), now);
    pass(Duration.ofMinutes(1));

    assertThat(told.getLast().state()).isEqualTo(State.CLOSED);
    pass(Duration.ofDays(1));
    assertThat(memory.firstFrom("")).isEmpty();
  }

  @Test
  void groupsReachBackAMonth() {
    assertThatThrownBy(() -> new Trigger.NewGroup(3, Duration.ofDays(31)))
        .hasMessageContaining("30 days");
    assertThatThrownBy(() -> new Trigger.NewGroup(3, Duration.ofMinutes(5)))
        .hasMessageContaining("an hour");
    assertThatThrownBy(() -> new Trigger.Growth(2, Duration.ofDays(4), Duration.ofDays(28), 5))
        .hasMessageContaining("30 days");
  }

  private Rule put(Trigger trigger) {
    Rule made = Rule.of("same", "bad", trigger);
    rules.put(made.name(), Optional.of(made), START);
    return made;
  }

  private Series series() {
    return Series.of(rule, "Acme");
  }

  private Point live() {
    return new Point(now, Optional.empty(), false);
  }

  private void meet(String... mentions) {
    for (String mention : mentions) {
      hear(mention, live());
    }
  }

  private Set<String> say(String name, int many) {
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < many; i++) {
      ids.add(name + i);
    }
    ids.forEach(id -> hear(id, live()));
    return ids;
  }

  private void hear(String mention, Point point) {
    watch.hear(
        new Signal(series(), new MentionId(mention), Optional.empty(), Optional.of(point)), now);
  }

  private void group(String id, String... members) {
    hear(new Crowd(id, "Acme", set(members), List.of(), Optional.empty()));
  }

  private static Crowd crowd(String id) {
    return new Crowd(id, "Acme", Set.of(), List.of(), Optional.empty());
  }

  private void hear(Crowd crowd) {
    GroupNews.of(List.of(rule), crowd).forEach(news -> watch.hear(news, now));
  }

  private static Set<String> set(String... members) {
    return new TreeSet<>(List.of(members));
  }

  private void pass(Duration span) {
    for (Instant until = now.plus(span); now.isBefore(until); ) {
      now = now.plus(Duration.ofMinutes(30));
      watch.tick(now);
    }
  }
}
