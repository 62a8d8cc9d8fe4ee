package earshot.streams;

import static earshot.streams.GroupFlow.GROUPER;
import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.GroupFlow.mention;
import static earshot.streams.OneWindow.told;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.group.GroupCommand;
import earshot.mention.Group;
import earshot.mention.Label;
import earshot.mention.MentionJson;
import earshot.mention.Statement;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;

class GroupsTest extends GroupFlowTest {
  private static final List<String> THINGS =
      List.of(
          "the parcel came a week late",
          "delivery took nine days",
          "nobody answers the phone",
          "support never picks up the phone",
          "the app crashes when I open it",
          "app keeps crashing at start",
          "rude waiter at the corner table",
          "our waiter was rude to my mother");

  private static final List<String> ENDS = List.of("", " again", " today", " as always", ", sadly");

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (String thing : THINGS) {
      ENDS.forEach(end -> texts.put("m" + texts.size(), thing + end));
    }
    return texts;
  }

  private GroupFlow saidInOrder(Collection<String> ids) {
    GroupFlow flow = flow();
    ids.forEach(id -> flow.say(id, texts().get(id)));
    return flow;
  }

  @Test
  void theFlowFindsWhatTheCommandFinds() throws IOException {
    StringBuilder rows = new StringBuilder();
    texts().forEach((id, text) -> rows.append(mention(id)).append('\t').append(text).append('\n'));
    StringBuilder out = new StringBuilder();
    StringBuilder troubles = new StringBuilder();
    new GroupCommand(GROUPER, out, troubles).run(new StringReader(rows.toString()));

    Map<String, Set<String>> byCommand = new HashMap<>();
    for (String line : out.toString().split("\n")) {
      String[] cells = line.split("\t");
      byCommand.computeIfAbsent(cells[1], any -> new TreeSet<>()).add(cells[0]);
    }
    byCommand.values().removeIf(members -> members.size() < 2);

    assertThat(troubles).isEmpty();
    assertThat(byCommand).hasSizeGreaterThan(3);
    assertThat(members(saidInOrder(texts().keySet()).tick()))
        .containsExactlyInAnyOrderElementsOf(byCommand.values());
  }

  private static List<Set<String>> members(GroupFlow flow) {
    return flow.groups.values().stream().map(GroupsTest::mentions).toList();
  }

  private static Set<String> mentions(Group group) {
    return group.members().stream()
        .map(member -> member.mention().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void orderOfArrivalMeansNothing() {
    Map<String, Group> expected = saidInOrder(texts().keySet()).tick().groups;
    List<String> ids = new ArrayList<>(texts().keySet());
    Random random = new Random(5);
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Collections.shuffle(ids, random);
      assertThat(saidInOrder(ids).tick().groups).isEqualTo(expected);
    }
  }

  @Test
  void whenWindowsWereGroupedBetweenMeansNothingInTheEnd() {
    Map<String, Group> expected = saidInOrder(texts().keySet()).tick().groups;
    List<String> ids = new ArrayList<>(texts().keySet());
    Collections.shuffle(ids, new Random(6));
    GroupFlow flow = flow();
    for (String id : ids) {
      flow.say(id, texts().get(id)).tick();
    }
    assertThat(members(flow))
        .containsExactlyInAnyOrderElementsOf(
            expected.values().stream().map(GroupsTest::mentions).toList());
    assertThat(flow.groups.keySet()).isEqualTo(expected.keySet());
  }

  @Test
  void thousandShufflesOfAWindowGiveTheSameGroups() {
    WindowKey window = new WindowKey("Acme", Label.NEGATIVE);
    List<Told> said = new ArrayList<>();
    texts().forEach((id, text) -> said.add(told(id, NOON, text)));
    List<Group> expected = new Closing(GROUPER, window, said).groups((id, anchors) -> List.of());
    Random random = new Random(7);
    for (int shuffle = 0; shuffle < 1000; shuffle++) {
      Collections.shuffle(said, random);
      assertThat(new Closing(GROUPER, window, said).groups((id, anchors) -> List.of()))
          .isEqualTo(expected);
    }
  }

  @Test
  void eachStatementHasAFeelingAndAGroupOfItsOwn() throws IOException {
    GroupFlow flow = saidInOrder(texts().keySet()).tick();
    flow.say("new", "Lovely cakes, lovely people. The parcel came a week late once more.");

    List<Statement> statements = flow.last().statements();
    assertThat(statements)
        .extracting(s -> s.sentiment().orElseThrow())
        .containsExactly(Label.POSITIVE, Label.NEGATIVE);
    assertThat(statements.get(0).group()).isEmpty();
    assertThat(statements.get(1).group()).contains(flow.of("m0").id());
  }

  @Test
  void aGroupSaysWhoIsInItAndWhy() {
    Group group = saidInOrder(texts().keySet()).tick().of("m0");

    assertThat(group.brand()).isEqualTo("Acme");
    assertThat(group.sentiment()).isEqualTo(Label.NEGATIVE);
    assertThat(group.language()).contains("en");
    assertThat(group.theme()).contains("delivery");
    assertThat(group.sources()).containsExactlyEntriesOf(Map.of("box", (long) group.size()));
    assertThat(group.members()).contains(group.quote());
    assertThat(group.members())
        .allSatisfy(m -> assertThat(m.likeness()).isBetween(group.threshold() - 0.2, 1.0));
  }

  @Test
  void copiesNameTheOneThatWasFirst() {
    String campaign = "my order from this shop was lost twice and nobody there cares about it";
    GroupFlow flow = flow().say("a", campaign).say("b", campaign + "!!").say("c", campaign).tick();

    Group group = flow.of("a");
    assertThat(group.members()).hasSize(3).filteredOn(m -> m.copyOf().isEmpty()).hasSize(1);
  }

  @Test
  void whatIsTakenBackOrSaidOtherwiseLeavesItsGroup() {
    GroupFlow flow = saidInOrder(texts().keySet()).tick();
    int before = flow.of("m0").size();
    flow.takeBack("m1").say("m2", "lovely music").tick();

    assertThat(mentions(flow.of("m0")))
        .doesNotContain(mention("m1").value(), mention("m2").value())
        .hasSize(before - 2);
  }

  @Test
  void aGroupThatLosesItsNameLeadsToItsHeirWhichSaysWhereItCameFrom() {
    List<String> ids = List.of("m0", "m1", "m2", "m3", "m4");
    String named =
        ids.stream()
            .min(Comparator.comparingLong(id -> GROUPER.print(texts().get(id)).anchor()))
            .orElseThrow();
    GroupFlow flow = saidInOrder(ids).tick();
    String old = flow.of(named).id();
    flow.takeBack(named).tick();

    Group heir = flow.groups.values().iterator().next();
    assertThat(flow.groups).hasSize(1).doesNotContainKey(old);
    assertThat(heir.from()).containsExactly(old);
    assertThat(flow.aliases.get(old).into()).containsExactly(heir.id());

    flow.say(named, texts().get(named)).tick();
    assertThat(flow.groups).containsOnlyKeys(old);
    assertThat(flow.aliases).containsOnlyKeys(heir.id());
  }

  @Test
  void anUnchangedGroupIsNotToldAgain() {
    GroupFlow flow = saidInOrder(texts().keySet()).tick();
    flow.groups.clear();
    flow.tick().say("m0", texts().get("m0")).tick();

    assertThat(flow.groups).isEmpty();
  }

  @Test
  void aMonthLaterAStatementIsGroupedNoMore() {
    GroupFlow flow = flow().say("old1", THINGS.get(0)).say("old2", THINGS.get(0)).tick();
    assertThat(flow.groups).hasSize(1);
    flow.tick(Close.SPAN).say("new1", THINGS.get(2)).say("new2", THINGS.get(2)).tick();

    assertThat(flow.groups.values())
        .extracting(GroupsTest::mentions)
        .containsExactly(new TreeSet<>(Set.of(mention("new1").value(), mention("new2").value())));
  }

  @Test
  void aFullWindowKeepsTheSameStatementsWhateverComesFirst() {
    List<String> ids = new ArrayList<>(texts().keySet());
    Random random = new Random(8);
    Map<String, Set<String>> first = ofAFullWindow(ids);
    for (int shuffle = 0; shuffle < 5; shuffle++) {
      Collections.shuffle(ids, random);
      assertThat(ofAFullWindow(ids)).isEqualTo(first);
    }
    assertThat(first.values().stream().mapToInt(Set::size).sum()).isBetween(2, 20);
  }

  /** Has room for half of them, and is grouped now and then. */
  private Map<String, Set<String>> ofAFullWindow(List<String> ids) {
    StreamsBuilder parts = new StreamsBuilder();
    new Groups(GROUPER, ids.size() / 2, StageMeter.off(), Runnable::run).open(parts);
    GroupFlow flow = flow(parts.build());
    for (int i = 0; i < ids.size(); i++) {
      flow.tell(told(ids.get(i), NOON, texts().get(ids.get(i))));
      if (i % 15 == 14) {
        flow.tick();
      }
    }
    Map<String, Set<String>> members = new TreeMap<>();
    flow.tick().groups.forEach((id, group) -> members.put(id, mentions(group)));
    return members;
  }

  @Test
  void noWordsLeaveTheTopicsOfTexts() {
    GroupFlow flow = saidInOrder(texts().keySet()).tick();
    assertThat(new String(MentionJson.write(flow.groups), StandardCharsets.UTF_8))
        .contains("Acme")
        .doesNotContain("parcel", "waiter", "phone");
    flow.topics().stream()
        .filter(topic -> !topic.equals(Topics.MENTIONS.name()))
        .forEach(
            topic ->
                flow.written(topic).stream()
                    .filter(Objects::nonNull)
                    .forEach(
                        value ->
                            assertThat(new String(value, StandardCharsets.ISO_8859_1))
                                .doesNotContain("parcel", "waiter", "phone")));
  }
}
