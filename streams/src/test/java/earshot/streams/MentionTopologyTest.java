package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Terms;
import earshot.mention.Act;
import earshot.mention.Brand;
import earshot.mention.Command;
import earshot.mention.Deed;
import earshot.mention.Draft;
import earshot.mention.Forgotten;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Queue;
import earshot.mention.Rating;
import earshot.mention.Rejected;
import earshot.mention.Reply;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.mention.Sentiment;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MentionTopologyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path state;
  private TopologyTestDriver driver;
  private Instant clock = NOON;
  private TestInputTopic<String, byte[]> raw;
  private TestInputTopic<String, byte[]> settings;
  private TestInputTopic<String, byte[]> commands;
  private TestOutputTopic<String, byte[]> rawAgain;
  private TestOutputTopic<String, byte[]> contacts;
  private TestOutputTopic<String, byte[]> mentions;
  private TestOutputTopic<String, byte[]> rejected;
  private TestOutputTopic<String, byte[]> replies;
  private TestOutputTopic<String, byte[]> forgotten;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put("state.dir", state.toString());
    driver = new TopologyTestDriver(topology().get(), config, clock);
    raw =
        driver.createInputTopic(
            Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer());
    commands =
        driver.createInputTopic(
            Topics.COMMANDS.name(), new StringSerializer(), new ByteArraySerializer());
    rawAgain =
        driver.createOutputTopic(
            Topics.RAW.name(), new StringDeserializer(), new ByteArrayDeserializer());
    contacts =
        driver.createOutputTopic(
            Topics.CONTACTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
    settings =
        driver.createInputTopic(
            Topics.SETTINGS.name(), new StringSerializer(), new ByteArraySerializer());
    mentions =
        driver.createOutputTopic(
            Topics.MENTIONS.name(), new StringDeserializer(), new ByteArrayDeserializer());
    forgotten =
        driver.createOutputTopic(
            Topics.FORGOTTEN.name(), new StringDeserializer(), new ByteArrayDeserializer());
    replies =
        driver.createOutputTopic(
            Topics.REPLIES.name(), new StringDeserializer(), new ByteArrayDeserializer());
    rejected =
        driver.createOutputTopic(
            Topics.REJECTED.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void everyMentionIsAssessedAndNumbered() throws IOException {
    say(said("1").text("bad coffee"));

    Mention assessed = MentionJson.read(mentions.readValue());
    assertThat(assessed.version()).isEqualTo(1);
    assertThat(assessed.language()).contains("en");
    assertThat(assessed.sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    assertThat(assessed.priority().orElseThrow().queue()).isEqualTo(Queue.ANSWER);
    assertThat(assessed.priority().orElseThrow().terms()).containsKey("feeling");
  }

  @Test
  void theSameThingPassesOnceAndAnEditIsANewVersion() throws IOException {
    say(said("1").text("fine"));
    say(said("1").text("fine").engagement(9L, null, null));
    say(said("1").text("awful"));
    say(said("2").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 fine", "2 awful", "1 fine");
  }

  @Test
  void goneLeavesATombstoneThatIsAVersionToo() {
    say(said("1").text("fine"));
    say(said("1").text("awful"));
    takeBack("1");
    takeBack("1");
    takeBack("never seen");

    List<TestRecord<String, byte[]>> all = mentions.readRecordsToList();
    assertThat(all).hasSize(3);
    assertThat(all.get(2).value()).isNull();
    assertThat(ByteBuffer.wrap(all.get(2).headers().lastHeader("version").value()).getLong())
        .isEqualTo(3);
  }

  @Test
  void whatIsSaidAgainAfterItWasGoneComesBackAsTheNextVersion() {
    say(said("1").text("fine"));
    takeBack("1");
    say(said("1").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(v -> v == null ? "gone" : versionAndText(v))
        .containsExactly("1 fine", "gone", "3 fine");
  }

  @Test
  void aCommandMakesTheNextVersionAndIsRemembered() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    Mention done = commanded(first, Act.STATUS, "done");

    assertThat(done.version()).isEqualTo(2);
    assertThat(done.text()).contains("bad coffee");
    assertThat(done.state()).isEqualTo("done");
    assertThat(done.history())
        .singleElement()
        .satisfies(
            deed -> {
              assertThat(deed.act()).isEqualTo(Act.STATUS);
              assertThat(deed.was()).contains("open");
              assertThat(deed.by()).contains("mara");
              assertThat(deed.version()).isEqualTo(2);
            });
  }

  @Test
  void aCommandOnAnOutdatedVersionDoesNothing() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    commanded(first, Act.STATUS, "done");
    command(first, Act.STATUS, "ignored");
    Mention second = assessed(said("1").text("bad coffee, cold too"));

    assertThat(second.state()).isEqualTo("done");
    assertThat(second.version()).isEqualTo(3);
  }

  @Test
  void whatPeopleDidSurvivesAnEditAtThePlace() throws IOException {
    Mention mention = assessed(said("1").text("bad coffee"));
    mention = commanded(mention, Act.ASSIGNEE, "mara");
    mention = commanded(mention, Act.NOTE, "called them");
    mention = commanded(mention, Act.REPLY, "Sorry!");
    Mention edited = assessed(said("1").text("bad coffee!"));

    assertThat(edited.text()).contains("bad coffee!");
    assertThat(edited.assignee()).contains("mara");
    assertThat(edited.state()).isEqualTo("answered");
    assertThat(edited.reply().orElseThrow().text()).isEqualTo("Sorry!");
    assertThat(edited.history())
        .extracting(Deed::act)
        .containsExactly(Act.ASSIGNEE, Act.NOTE, Act.REPLY);
  }

  @Test
  void anAnswerAtThePlaceCountsBeforeOneFromHere() throws IOException {
    commanded(assessed(said("1").text("bad coffee")), Act.REPLY, "Sorry!");
    Reply there = new Reply("We are sorry.", Optional.of(NOON), Optional.of("Acme"));

    assertThat(assessed(said("1").text("bad coffee").reply(there)).reply()).contains(there);
  }

  @Test
  void anAnswerThatIsToBeSentLeavesOnceAndLearnsWhatBecameOfIt() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    Mention answered = MentionJson.read(mentions.readValue());

    ReplyOrder order = MentionJson.read(replies.readValue(), ReplyOrder.class);
    assertThat(order.id()).isEqualTo("c1");
    assertThat(order.text()).isEqualTo("Sorry!");
    assertThat(order.nativeId()).isEqualTo("1");
    assertThat(order.by()).contains("mara");

    Sending sent = Sending.queued("c1", NOON).sent(NOON.plusSeconds(5), Optional.of("77"));
    command(answered, Act.RECEIPT, "sent", Optional.of(sent));
    Mention told = MentionJson.read(mentions.readValue());
    assertThat(told.reply().orElseThrow().sending()).contains(sent);
    assertThat(told.status()).contains("answered");

    Mention noted = commanded(told, Act.NOTE, "called them");
    assertThat(noted.reply().orElseThrow().sending()).contains(sent);
    Mention edited = assessed(said("1").text("bad, bad coffee"));
    assertThat(edited.reply().orElseThrow().sending()).contains(sent);
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void anAnswerThatIsOnlyKeptDoesNotLeave() throws IOException {
    commanded(assessed(said("1").text("bad coffee")), Act.REPLY, "Sorry!");
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void ofWhatTheFlowDidNotTakeNothingIsSent() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    assessed(said("1").text("bad, bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    assertThat(mentions.isEmpty()).isTrue();
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void whoseAnswerWasRefusedWaitsAgain() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    Mention answered = MentionJson.read(mentions.readValue());
    assertThat(answered.state()).isEqualTo("answered");
    Sending refused = Sending.queued("c1", NOON).refused(NOON, "the thread is locked");
    command(answered, Act.RECEIPT, "refused", Optional.of(refused));

    Mention told = MentionJson.read(mentions.readValue());
    assertThat(told.state()).isEqualTo("open");
    assertThat(told.answer()).isEmpty();
    assertThat(told.reply().flatMap(Reply::sending).flatMap(Sending::why))
        .contains("the thread is locked");
    assertThat(told.priority().orElseThrow().queue()).isEqualTo(Queue.ANSWER);
  }

  @Test
  void theSameWordsAtThePlaceAreTheAnswerThatWasSent() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    mentions.readValue();
    Reply there = new Reply(" Sorry! ", Optional.of(NOON.plusSeconds(9)), Optional.empty());

    Reply reply = assessed(said("1").text("bad coffee").reply(there)).reply().orElseThrow();
    assertThat(reply.by()).contains("mara");
    assertThat(reply.sending().orElseThrow().state()).isEqualTo(Sending.State.SENT);
  }

  @Test
  void aCorrectedFeelingStandsUntilTheModelSeesAnotherInNewWords() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    Mention corrected = commanded(first, Act.SENTIMENT, "positive");
    Mention typo = assessed(said("1").text("bad, bad coffee"));
    Mention other = assessed(said("1").text("lovely coffee"));
    Mention back = assessed(said("1").text("bad coffee"));

    assertThat(corrected.priority().orElseThrow().queue()).isEqualTo(Queue.THANK);
    assertThat(List.of(first, corrected, typo, other, back))
        .extracting(m -> m.sentiment().map(s -> s.label() + " " + s.model()).orElseThrow())
        .containsExactly(
            "NEGATIVE test",
            "POSITIVE person",
            "POSITIVE person",
            "POSITIVE test",
            "POSITIVE person");
  }

  @Test
  void whatAPersonDeletedLeavesEveryTopicAndStaysAway() throws IOException {
    Mention mention = assessed(said("1").text("bad coffee"));
    forget(mention.id());

    assertThat(mentions.readRecord())
        .satisfies(
            gone -> {
              assertThat(gone.value()).isNull();
              assertThat(ByteBuffer.wrap(gone.headers().lastHeader("version").value()).getLong())
                  .isEqualTo(2);
            });
    assertThat(contacts.readRecord().value()).isNull();
    assertThat(rawAgain.readKeyValuesToList())
        .last()
        .satisfies(kv -> assertThat(kv.value).isNull());
    assertThat(driver.getKeyValueStore("work").get(mention.id().value())).isNull();
    assertThat(MentionJson.read(forgotten.readValue(), Forgotten.class))
        .isEqualTo(new Forgotten(mention.id(), 2));

    say(said("1").text("bad coffee"));
    say(said("1").text("bad coffee, and cold"));
    takeBack("1");

    assertThat(mentions.readValuesToList()).isNotEmpty().containsOnlyNulls();
    assertThat(rawAgain.readValuesToList()).hasSize(2).containsOnlyNulls();
    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void whatWasDeletedBeforeItCameStaysAwayToo() {
    forget(said("1").id());
    say(said("1").text("bad coffee"));

    assertThat(mentions.readValuesToList()).isNotEmpty().containsOnlyNulls();
  }

  @Test
  void aTextLeavesWhenItsTimeHasComeAndTheCountsStay() throws IOException {
    Mention first =
        assessed(
            said("1")
                .text("bad coffee")
                .author("Ani", "@ani", null)
                .rating(Rating.stars(2))
                .until(NOON.plusSeconds(600)));
    Mention done = commanded(first, Act.NOTE, "called them");
    assessed(said("2").text("bad tea"));
    tick(NOON.plusSeconds(599));
    assertThat(mentions.isEmpty()).isTrue();
    tick(NOON.plusSeconds(600));

    byte[] value = mentions.readValue();
    Mention left = MentionJson.read(value);
    assertThat(left.id()).isEqualTo(first.id());
    assertThat(left.version()).isEqualTo(3);
    assertThat(left.rating()).isEqualTo(first.rating());
    assertThat(left.sentiment()).isEqualTo(first.sentiment());
    assertThat(left.history()).isEqualTo(done.history());
    String raw = new String(rawAgain.readValue(), StandardCharsets.UTF_8);
    for (String published : List.of(raw, new String(value, StandardCharsets.UTF_8))) {
      assertThat(published).doesNotContain("bad coffee").doesNotContain("ani");
    }
    assertThat(mentions.isEmpty()).as("what stayed is no news").isTrue();

    tick(NOON.plusSeconds(6000));
    assertThat(mentions.isEmpty()).isTrue();
    assertThat(commanded(left, Act.STATUS, "done").history()).hasSize(2);
  }

  @Test
  void whatWasEditedOrDeletedMeanwhileLeavesAsItIsThen() throws IOException {
    assessed(said("1").text("bad coffee").rating(Rating.stars(2)).until(NOON.plusSeconds(60)));
    assessed(said("1").text("fine").rating(Rating.stars(5)).until(NOON.plusSeconds(90)));
    Mention gone = assessed(said("2").text("bad tea").until(NOON.plusSeconds(60)));
    forget(gone.id());
    mentions.readValuesToList();
    tick(NOON.plusSeconds(60));
    assertThat(mentions.isEmpty()).isTrue();
    tick(NOON.plusSeconds(120));

    assertThat(MentionJson.read(mentions.readValue()).rating()).contains(Rating.stars(5));
    assertThat(mentions.isEmpty()).isTrue();
    Mention again = assessed(said("1").text("awful").until(NOON.plusSeconds(900)));
    assertThat(again.text()).contains("awful");
    assertThat(again.version()).isEqualTo(4);
  }

  @Test
  void aCommandThatCannotBeReadIsKeptWithItsReason() throws IOException {
    commands.pipeInput("k", "{\"act\":\"dance\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(MentionJson.read(rejected.readValue(), Rejected.class).why())
        .startsWith("not a command: ");
  }

  @Test
  void whenItWasFirstSeenStays() throws IOException {
    say(said("1").text("fine"), NOON, List.of("Acme"), false, true);
    say(said("1").text("awful"), NOON.plusSeconds(99), List.of("Acme"), false, false);

    mentions.readValue();
    Mention second = MentionJson.read(mentions.readValue());
    assertThat(second.collectedAt()).isEqualTo(NOON);
    assertThat(second.backfilled()).isTrue();
  }

  @Test
  void aPlaceOfTwoBrandsGivesOneMentionOfBoth() throws IOException {
    say(said("1").text("fine"), NOON, List.of("Acme"), false, false);
    say(said("1").text("fine"), NOON, List.of("Bolt"), false, false);
    say(said("1").text("fine"), NOON, List.of("Acme"), false, false);

    List<byte[]> all = mentions.readValuesToList();
    assertThat(all).hasSize(2);
    assertThat(MentionJson.read(all.get(1)).brands()).containsExactly("Acme", "Bolt");
  }

  @Test
  void aSearchingSourceCountsOnlyWhereAQueryMatches() throws IOException {
    brand("Acme", "coffee");
    say(said("1").text("good coffee"), NOON, List.of("Acme"), true, false);
    say(said("2").text("good tea"), NOON, List.of("Acme"), true, false);

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 good coffee");
  }

  @Test
  void anEditThatNoQueryWantsAnyMoreTakesTheMentionBack() {
    brand("Acme", "coffee");
    say(said("1").text("good coffee"), NOON, List.of("Acme"), true, false);
    say(said("1").text("good tea"), NOON, List.of("Acme"), true, false);
    say(said("1").text("good coffee after all"), NOON, List.of("Acme"), true, false);

    assertThat(mentions.readValuesToList())
        .extracting(v -> v == null ? "gone" : versionAndText(v))
        .first()
        .isEqualTo("1 good coffee");
    assertThat(driver.getKeyValueStore("known").get(said("1").id().value())).isNotNull();
  }

  @Test
  void queriesChangeWhileTheFlowRuns() throws IOException {
    say(said("1").text("coffee"), NOON, List.of(), true, false);
    brand("Acme", "coffee");
    say(said("2").text("coffee"), NOON, List.of(), true, false);
    settings.pipeInput("brand:Acme", null);
    say(said("3").text("coffee"), NOON, List.of(), true, false);

    List<byte[]> all = mentions.readValuesToList();
    assertThat(all).hasSize(1);
    assertThat(MentionJson.read(all.get(0)).nativeId()).isEqualTo("2");
  }

  @Test
  void whatCannotBeReadIsKeptWithItsReasonAndTheRestGoesOn() throws IOException {
    raw.pipeInput("k1", "<html>".getBytes(StandardCharsets.UTF_8));
    raw.pipeInput("k2", MentionJson.write(said("1").text("x").mention()));
    say(said("9").text("explode"));
    say(said("2").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 fine");
    assertThat(rejected.readValuesToList())
        .extracting(v -> MentionJson.read(v, Rejected.class).why())
        .satisfiesExactly(
            why -> assertThat(why).startsWith("not a mention: "),
            why -> assertThat(why).startsWith("the key is k2 but the mention is s-"),
            why -> assertThat(why).contains("sentiment failed").contains("cannot feel"));
  }

  @Test
  void anyOrderOfIdsAndAnyReplayGivesTheSameMentions() {
    List<Draft> history = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      history.add(said("" + i).text("text " + i));
    }
    history.forEach(this::say);
    Map<String, String> first = latest();
    Collections.shuffle(history, new Random(7));
    history.forEach(this::say);

    assertThat(latest()).isEmpty();
    driver.close();
    start();
    history.forEach(this::say);
    assertThat(latest()).isEqualTo(first);
  }

  @Test
  void everyOperatorAndStoreHasAName() {
    Matcher generated =
        Pattern.compile("(KSTREAM|KTABLE|STATE-STORE)-[A-Z-]*\\d{10}")
            .matcher(topology().get().describe().toString());

    assertThat(generated.find())
        .as("a generated name changes with the topology: give the operator a Named")
        .isFalse();
  }

  private Map<String, String> latest() {
    Map<String, String> latest = new TreeMap<>();
    mentions
        .readKeyValuesToList()
        .forEach(kv -> latest.put(kv.key, new String(kv.value, StandardCharsets.UTF_8)));
    return latest;
  }

  private String versionAndText(byte[] value) {
    try {
      Mention mention = MentionJson.read(value);
      return mention.version() + " " + mention.text().orElse("");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void say(Draft draft) {
    say(draft, NOON, List.of("Acme"), false, false);
  }

  private void say(
      Draft draft, Instant at, List<String> owners, boolean byQuery, boolean backfilled) {
    Mention mention = draft.collected(at, owners, byQuery, backfilled);
    raw.pipeInput(mention.id().value(), MentionJson.write(mention), at);
  }

  private Mention assessed(Draft draft) throws IOException {
    say(draft);
    return MentionJson.read(mentions.readValue());
  }

  private Mention commanded(Mention seen, Act act, String value) throws IOException {
    command(seen, act, value);
    return MentionJson.read(mentions.readValue());
  }

  private void command(Mention seen, Act act, String value) {
    command(seen, act, value, Optional.empty());
  }

  private void command(Mention seen, Act act, String value, Optional<Sending> sending) {
    Command command =
        new Command(
            "c" + seen.version(),
            seen.id(),
            act,
            Optional.of(value),
            Optional.of("mara"),
            NOON,
            Optional.of(seen),
            sending);
    commands.pipeInput(seen.id().value(), MentionJson.write(command));
  }

  private void tick(Instant minute) {
    driver.advanceWallClockTime(Duration.between(clock, minute));
    clock = minute;
  }

  private void forget(MentionId id) {
    Command command =
        new Command(
            "c", id, Act.FORGET, Optional.empty(), Optional.empty(), NOON, Optional.empty());
    commands.pipeInput(id.value(), MentionJson.write(command));
  }

  private void takeBack(String nativeId) {
    raw.pipeInput(said(nativeId).id().value(), null);
  }

  private void brand(String name, String query) {
    settings.pipeInput("brand:" + name, MentionJson.write(new Brand(name, Optional.of(query))));
  }

  private static Draft said(String nativeId) {
    return Mention.said("s", "a", nativeId, Kind.POST);
  }

  private static MentionTopology topology() {
    return new MentionTopology(
        new Conclusions(m -> Optional.of("en"), MentionTopologyTest::feel, Terms::of),
        ContainsBrands::new,
        StageMeter.off());
  }

  private static Sentiment feel(Mention mention) {
    if (mention.words().contains("explode")) {
      throw new IllegalStateException("cannot feel");
    }
    Label label = mention.words().contains("bad") ? Label.NEGATIVE : Label.POSITIVE;
    return new Sentiment(label, 0.9, false, "test");
  }

  /** Queries that are one word to be found. */
  private static final class ContainsBrands implements Brands {
    private final Map<String, String> words = new ConcurrentHashMap<>();

    @Override
    public void put(String name, Optional<Brand> brand) {
      brand
          .flatMap(Brand::query)
          .ifPresentOrElse(q -> words.put(name, q), () -> words.remove(name));
    }

    @Override
    public List<String> of(Mention mention) {
      Set<String> all = new LinkedHashSet<>(mention.byQuery() ? List.of() : mention.brands());
      words.forEach(
          (name, word) ->
              Optional.of(word).filter(mention.words()::contains).ifPresent(w -> all.add(name)));
      return List.copyOf(all);
    }
  }
}
