package earshot.streams;

import earshot.assess.group.Grouper;
import earshot.assess.group.Statements;
import earshot.assess.group.WordVectors;
import earshot.assess.priority.Terms;
import earshot.assess.rule.Rule;
import earshot.mention.Copies;
import earshot.mention.Group;
import earshot.mention.GroupAlias;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Sentiment;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A flow that groups what is said of Acme, with what came out so far. */
final class GroupFlow implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Grouper GROUPER = new Grouper(words());

  final Map<String, Group> groups = new TreeMap<>();
  final Map<String, GroupAlias> aliases = new TreeMap<>();
  final Map<String, Copies> copies = new TreeMap<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> raw;
  private final TestInputTopic<String, byte[]> told;
  private final TestInputTopic<String, byte[]> ticks;
  private final TestOutputTopic<String, byte[]> mentions;
  private final TestOutputTopic<String, byte[]> found;
  private Instant now = NOON;

  GroupFlow(Path state) {
    this(topology(Runnable::run).get(), state);
  }

  GroupFlow(Topology topology, Path state) {
    Properties config = new Properties();
    config.put("state.dir", state.toString());
    driver = new TopologyTestDriver(topology, config, NOON);
    told = input(Topics.STATEMENTS.name());
    raw = input(Topics.RAW.name());
    ticks = input(Topics.TICKS.name());
    mentions = output(Topics.MENTIONS.name());
    found = output(Topics.GROUPS.name());
  }

  private TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static WordVectors words() {
    try {
      return WordVectors.shipped();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MentionTopology topology(Executor beside) {
    return new MentionTopology(
        new Conclusions(
            mention -> Optional.of("en"),
            mention -> new Sentiment(Label.NEGATIVE, 0.9, false, "test"),
            mention ->
                Statements.of(
                    mention.words(), mention.language(), GroupFlow::feel, GroupFlow::theme),
            Optional.of(GROUPER),
            Terms::of,
            List.of()),
        QueryBrands::new,
        StageMeter.off(),
        beside);
  }

  private static Label feel(String said) {
    return said.contains("lovely") ? Label.POSITIVE : Label.NEGATIVE;
  }

  private static Optional<String> theme(String said) {
    return Optional.of("delivery").filter(theme -> said.matches(".*(parcel|delivery).*"));
  }

  static MentionId mention(String id) {
    return MentionId.of("box", "acme", id);
  }

  GroupFlow say(String id, String text) {
    return say(id, text, NOON);
  }

  GroupFlow say(String id, String text, Instant at) {
    Mention mention =
        Mention.said("box", "acme", id, Kind.COMMENT)
            .text(text)
            .publishedAt(at)
            .collected(NOON, List.of("Acme"), false, false);
    raw.pipeInput(mention.id().value(), MentionJson.write(mention), now);
    return this;
  }

  void tell(Told said) {
    String window = new WindowKey("Acme", Label.NEGATIVE).toString();
    told.pipeInput(window, MentionJson.write(said), now);
  }

  GroupFlow rule(Rule rule) {
    input(Topics.SETTINGS.name()).pipeInput("rule:" + rule.name(), MentionJson.write(rule), now);
    return this;
  }

  /** All mentions as they were told and not read yet. */
  List<Mention> mentions() throws IOException {
    List<Mention> all = new ArrayList<>();
    for (byte[] json : mentions.readValuesToList()) {
      all.add(MentionJson.read(json));
    }
    return all;
  }

  GroupFlow takeBack(String id) {
    raw.pipeInput(new TestRecord<>(mention(id).value(), null, now));
    return this;
  }

  /** A minute begins. */
  GroupFlow tick() {
    return tick(Duration.ofMinutes(1));
  }

  GroupFlow tick(Duration later) {
    now = now.plus(later);
    ticks.pipeInput(now.toString(), new byte[0], now);
    return read();
  }

  /** A moment passes on the wall, no minute. */
  GroupFlow look() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    return read();
  }

  private GroupFlow read() {
    found.readKeyValuesToList().forEach(record -> note(record.key, record.value));
    return this;
  }

  private void note(String key, byte[] json) {
    try {
      if (key.startsWith(Group.KEY)) {
        put(groups, key.substring(Group.KEY.length()), json, Group.class);
      } else if (key.startsWith(Copies.KEY)) {
        put(copies, key.substring(Copies.KEY.length()), json, Copies.class);
      } else {
        put(aliases, key.substring(GroupAlias.KEY.length()), json, GroupAlias.class);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> void put(Map<String, T> all, String key, byte[] json, Class<T> type)
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

  /** The names of all topics that were written to. */
  Set<String> topics() {
    return driver.producedTopicNames();
  }

  /** What was written to a topic and not read yet. */
  List<byte[]> written(String topic) {
    return output(topic).readValuesToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
