package earshot.streams;

import earshot.assess.priority.Terms;
import earshot.mention.Act;
import earshot.mention.Brand;
import earshot.mention.Command;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Sending;
import earshot.mention.Sentiment;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Mentions in, assessed mentions out: the flow that tests of it drive, without groups. */
abstract class MentionFlowTest {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path state;
  TopologyTestDriver driver;
  private Instant clock = NOON;
  TestInputTopic<String, byte[]> raw;
  TestInputTopic<String, byte[]> settings;
  TestInputTopic<String, byte[]> commands;
  TestOutputTopic<String, byte[]> rawAgain;
  TestOutputTopic<String, byte[]> contacts;
  TestOutputTopic<String, byte[]> mentions;
  TestOutputTopic<String, byte[]> rejected;
  TestOutputTopic<String, byte[]> replies;
  TestOutputTopic<String, byte[]> forgotten;
  TestOutputTopic<String, byte[]> removed;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put("state.dir", state.toString());
    driver = new TopologyTestDriver(topology().get(), config, clock);
    raw = input(Topics.RAW);
    commands = input(Topics.COMMANDS);
    settings = input(Topics.SETTINGS);
    rawAgain = output(Topics.RAW);
    contacts = output(Topics.CONTACTS);
    mentions = output(Topics.MENTIONS);
    rejected = output(Topics.REJECTED);
    replies = output(Topics.REPLIES);
    forgotten = output(Topics.FORGOTTEN);
    removed = output(Topics.REMOVED);
  }

  private TestInputTopic<String, byte[]> input(Topics.Topic topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Topics.Topic topic) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  Map<String, String> latest() {
    Map<String, String> latest = new TreeMap<>();
    mentions
        .readKeyValuesToList()
        .forEach(kv -> latest.put(kv.key, new String(kv.value, StandardCharsets.UTF_8)));
    return latest;
  }

  String versionAndText(byte[] value) {
    try {
      Mention mention = MentionJson.read(value);
      return mention.version() + " " + mention.text().orElse("");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void say(Draft draft) {
    say(draft, NOON, List.of("Acme"), false, false);
  }

  void say(Draft draft, Instant at, List<String> owners, boolean byQuery, boolean backfilled) {
    Mention mention = draft.collected(at, owners, byQuery, backfilled);
    raw.pipeInput(mention.id().value(), MentionJson.write(mention), at);
  }

  Mention assessed(Draft draft) throws IOException {
    say(draft);
    return MentionJson.read(mentions.readValue());
  }

  Mention commanded(Mention seen, Act act, String value) throws IOException {
    command(seen, act, value);
    return MentionJson.read(mentions.readValue());
  }

  void command(Mention seen, Act act, String value) {
    command(seen, act, value, Optional.empty());
  }

  void command(Mention seen, Act act, String value, Optional<Sending> sending) {
    command(seen, act, Optional.of(value), sending);
  }

  void command(Mention seen, Act act, Optional<String> value) {
    command(seen, act, value, Optional.empty());
  }

  private void command(Mention seen, Act act, Optional<String> value, Optional<Sending> sending) {
    Command command =
        new Command(
            "c" + seen.version(),
            seen.id(),
            act,
            value,
            Optional.of("mara"),
            NOON,
            Optional.of(seen),
            sending);
    commands.pipeInput(seen.id().value(), MentionJson.write(command));
  }

  void tick(Instant minute) {
    driver.advanceWallClockTime(Duration.between(clock, minute));
    clock = minute;
  }

  void forget(MentionId id) {
    Command command =
        new Command(
            "c", id, Act.FORGET, Optional.empty(), Optional.empty(), NOON, Optional.empty());
    commands.pipeInput(id.value(), MentionJson.write(command));
  }

  void takeBack(String nativeId) {
    raw.pipeInput(said(nativeId).id().value(), null);
  }

  void brand(String name, String query) {
    settings.pipeInput("brand:" + name, MentionJson.write(new Brand(name, Optional.of(query))));
  }

  static Draft said(String nativeId) {
    return Mention.said("s", "a", nativeId, Kind.POST);
  }

  static MentionTopology topology() {
    return new MentionTopology(
        new Conclusions(m -> Optional.of("en"), MentionFlowTest::feel, Terms::of),
        QueryBrands::new,
        StageMeter.off(),
        Runnable::run);
  }

  private static Sentiment feel(Mention mention) {
    if (mention.words().contains("explode")) {
      throw new IllegalStateException("cannot feel");
    }
    Label label = mention.words().contains("bad") ? Label.NEGATIVE : Label.POSITIVE;
    return new Sentiment(label, 0.9, false, "test");
  }
}
