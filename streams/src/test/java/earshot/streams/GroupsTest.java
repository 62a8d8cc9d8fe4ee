package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.group.GroupCommand;
import earshot.assess.group.Grouper;
import earshot.assess.group.Statements;
import earshot.assess.group.WordVectors;
import earshot.assess.priority.Terms;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Grouper GROUPER = new Grouper(words());

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

  @TempDir Path state;
  private final List<TopologyTestDriver> drivers = new ArrayList<>();

  @AfterEach
  void stop() {
    drivers.forEach(TopologyTestDriver::close);
  }

  private static WordVectors words() {
    try {
      return WordVectors.shipped();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A flow of its own, with what came out so far. */
  private final class Flow {
    private final TestInputTopic<String, byte[]> raw;
    private final TestInputTopic<String, byte[]> told;
    private final TestInputTopic<String, byte[]> ticks;
    private final TestOutputTopic<String, byte[]> mentions;
    private final TestOutputTopic<String, byte[]> found;
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, GroupAlias> aliases = new TreeMap<>();
    private Instant now = NOON;

    Flow() {
      this(topology().get());
    }

    Flow(Topology topology) {
      Properties config = new Properties();
      config.put("state.dir", state.resolve(String.valueOf(drivers.size())).toString());
      TopologyTestDriver driver = new TopologyTestDriver(topology, config, NOON);
      drivers.add(driver);
      told = input(driver, Topics.STATEMENTS.name());
      raw = input(driver, Topics.RAW.name());
      ticks = input(driver, Topics.TICKS.name());
      mentions = output(driver, Topics.MENTIONS.name());
      found = output(driver, Topics.GROUPS.name());
    }

    private TestInputTopic<String, byte[]> input(TopologyTestDriver driver, String topic) {
      return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<String, byte[]> output(TopologyTestDriver driver, String topic) {
      return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Flow say(String id, String text) {
      Mention mention =
          Mention.said("box", "acme", id, Kind.COMMENT)
              .text(text)
              .publishedAt(NOON)
              .collected(NOON, List.of("Acme"), false, false);
      raw.pipeInput(mention.id().value(), MentionJson.write(mention), now);
      return this;
    }

    void tell(Told said) {
      String window = new WindowKey("Acme", Label.NEGATIVE).toString();
      told.pipeInput(window, MentionJson.write(said), now);
    }

    Flow takeBack(String id) {
      raw.pipeInput(new TestRecord<>(mention(id).value(), null, now));
      return this;
    }

    /** A minute begins. */
    Flow tick() {
      return tick(Duration.ofMinutes(1));
    }

    Flow tick(Duration later) {
      now = now.plus(later);
      ticks.pipeInput(now.toString(), new byte[0], now);
      found.readKeyValuesToList().forEach(record -> note(record.key, record.value));
      return this;
    }

    private void note(String key, byte[] json) {
      try {
        if (key.startsWith(Group.KEY)) {
          put(groups, key.substring(Group.KEY.length()), json, Group.class);
        } else {
          put(aliases, key.substring(GroupAlias.KEY.length()), json, GroupAlias.class);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private <T> void put(Map<String, T> all, String key, byte[] json, Class<T> type)
        throws IOException {
      if (json == null) {
        all.remove(key);
      } else {
        all.put(key, MentionJson.read(json, type));
      }
    }

    Mention last() throws IOException {
      List<byte[]> all = mentions.readValuesToList();
      return MentionJson.read(all.getLast());
    }

    Group of(String id) {
      return groups.values().stream()
          .filter(g -> g.members().stream().anyMatch(m -> m.mention().equals(mention(id))))
          .findFirst()
          .orElseThrow(() -> new AssertionError(id + " is in no group"));
    }
  }

  private static MentionTopology topology() {
    return new MentionTopology(
        new Conclusions(
            mention -> Optional.of("en"),
            mention -> new Sentiment(Label.NEGATIVE, 0.9, false, "test"),
            mention ->
                Statements.of(
                    mention.words(), mention.language(), GroupsTest::feel, GroupsTest::theme),
            Optional.of(GROUPER),
            Terms::of),
        QueryBrands::new,
        StageMeter.off());
  }

  private static Label feel(String said) {
    return said.contains("lovely") ? Label.POSITIVE : Label.NEGATIVE;
  }

  private static Optional<String> theme(String said) {
    return Optional.of("delivery").filter(theme -> said.matches(".*(parcel|delivery).*"));
  }

  private static MentionId mention(String id) {
    return MentionId.of("box", "acme", id);
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (String thing : THINGS) {
      ENDS.forEach(end -> texts.put("m" + texts.size(), thing + end));
    }
    return texts;
  }

  private Flow saidInOrder(Collection<String> ids) {
    Flow flow = new Flow();
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

  private static List<Set<String>> members(Flow flow) {
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
    Flow flow = new Flow();
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
    texts().forEach((id, text) -> said.add(told(id, text)));
    List<Group> expected = new Closing(GROUPER, window, said).groups((id, anchors) -> List.of());
    Random random = new Random(7);
    for (int shuffle = 0; shuffle < 1000; shuffle++) {
      Collections.shuffle(said, random);
      assertThat(new Closing(GROUPER, window, said).groups((id, anchors) -> List.of()))
          .isEqualTo(expected);
    }
  }

  private static Told told(String id, String text) {
    return new Told(
        mention(id),
        "box",
        Optional.of("en"),
        NOON,
        NOON,
        Map.of(),
        Map.of(0, GROUPER.print(text).bytes()));
  }

  @Test
  void eachStatementHasAFeelingAndAGroupOfItsOwn() throws IOException {
    Flow flow = saidInOrder(texts().keySet()).tick();
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
    Flow flow = new Flow().say("a", campaign).say("b", campaign + "!!").say("c", campaign).tick();

    Group group = flow.of("a");
    assertThat(group.members()).hasSize(3).filteredOn(m -> m.copyOf().isEmpty()).hasSize(1);
  }

  @Test
  void whatIsTakenBackOrSaidOtherwiseLeavesItsGroup() {
    Flow flow = saidInOrder(texts().keySet()).tick();
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
    Flow flow = saidInOrder(ids).tick();
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
    Flow flow = saidInOrder(texts().keySet()).tick();
    flow.groups.clear();
    flow.tick().say("m0", texts().get("m0")).tick();

    assertThat(flow.groups).isEmpty();
  }

  @Test
  void aMonthLaterAStatementIsGroupedNoMore() {
    Flow flow = new Flow().say("old1", THINGS.get(0)).say("old2", THINGS.get(0)).tick();
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
    new Groups(GROUPER, ids.size() / 2, StageMeter.off()).open(parts);
    Flow flow = new Flow(parts.build());
    for (int i = 0; i < ids.size(); i++) {
      flow.tell(told(ids.get(i), texts().get(ids.get(i))));
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
    Flow flow = saidInOrder(texts().keySet()).tick();
    assertThat(new String(MentionJson.write(flow.groups), StandardCharsets.UTF_8))
        .contains("Acme")
        .doesNotContain("parcel", "waiter", "phone");
    drivers.getLast().producedTopicNames().stream()
        .filter(topic -> !topic.equals(Topics.MENTIONS.name()))
        .forEach(
            topic ->
                flow.output(drivers.getLast(), topic).readValuesToList().stream()
                    .filter(Objects::nonNull)
                    .forEach(
                        value ->
                            assertThat(new String(value, StandardCharsets.ISO_8859_1))
                                .doesNotContain("parcel", "waiter", "phone")));
  }
}
