package earshot.streams;

import earshot.mention.Forgotten;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.ReplyOrder;
import earshot.mention.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * From raw to assessed mentions. Every operator and store has a name, every stage is a pure
 * function, time is the record's.
 */
public final class MentionTopology implements Supplier<Topology> {
  /** Header of a tombstone on {@code mentions}: its version, 8 bytes, big endian. */
  public static final String VERSION = "version";

  private static final Serde<String> KEY = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final Conclusions conclusions;
  private final Supplier<Brands> brands;
  private final StageMeter meter;
  private final Executor beside;

  /**
   * @param brands makes an empty book of brands, which the topology fills from the settings
   * @param beside does what would hold up mentions: a thread of its own, or at once where nobody
   *     waits
   */
  public MentionTopology(
      Conclusions conclusions, Supplier<Brands> brands, StageMeter meter, Executor beside) {
    this.conclusions = conclusions;
    this.brands = brands;
    this.meter = meter;
    this.beside = beside;
  }

  @Override
  public Topology get() {
    StreamsBuilder flow = new StreamsBuilder();
    Rules rules = new Rules(meter);
    rules.open(flow);
    Brands book = settings(flow, rules);
    Optional<Groups> groups =
        conclusions.grouper().map(grouper -> new Groups(grouper, Groups.MOST, meter, beside));
    groups.ifPresent(part -> rules.hearOfGroups(part.open(flow)));
    stores(flow);
    said(flow)
        .processValues(() -> new Distinct(meter), Named.as("distinct"), Distinct.STORE, Obey.STORE)
        .mapValues(stage("language", conclusions::withLanguage), Named.as("language"))
        .mapValues(stage("sentiment", conclusions::withSentiment), Named.as("sentiment"))
        .mapValues(stage("statements", conclusions::withStatements), Named.as("cut"))
        .processValues(
            () -> new Belong(book, meter),
            Named.as("match"),
            Distinct.STORE,
            Obey.STORE,
            AnswerBook.STORE)
        .mapValues(
            stage("groups", m -> groups.map(part -> part.place(m)).orElse(m)), Named.as("place"))
        .merge(commands(flow), Named.as(Obey.DONE))
        .mapValues(stage("priority", conclusions::withPriority), Named.as("priority"))
        .split(Named.as("outcome-"))
        .branch(
            (id, change) -> change instanceof Change.Refused,
            Branched.withConsumer(MentionTopology::reject, "rejected"))
        .defaultBranch(
            Branched.withConsumer(
                assessed -> {
                  publish(assessed);
                  rules.hear(assessed);
                  groups.ifPresent(part -> part.tell(assessed));
                  forget(assessed);
                  Leaving.hear(assessed);
                  count(assessed);
                },
                "assessed"));
    return flow.build();
  }

  private static void stores(StreamsBuilder flow) {
    flow.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Distinct.STORE), KEY, Known.serde()));
    flow.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Obey.STORE), KEY, Obey.serde()));
    Leaving.open(flow);
    AnswerBook.open(flow);
  }

  /** What is said, and said anew because the brand answered it in a thing of its own. */
  private KStream<String, Change> said(StreamsBuilder flow) {
    String[] stores = {Distinct.STORE, Obey.STORE, Leaving.STORE, AnswerBook.STORE};
    KStream<String, Change> said =
        flow.stream(Topics.RAW.name(), Consumed.with(KEY, BYTES).withName("said"))
            .processValues(() -> new ReadRaw(meter), Named.as("read"))
            .process(OwnAnswers::new, Named.as("own-answers"), stores);
    KStream<String, Change> answered =
        flow.stream(Topics.ANSWERS.name(), Consumed.with(KEY, BYTES).withName("answers-read"))
            .process(TakeAnswers::new, Named.as("take-answers"), stores);
    answer(said, OwnAnswers.GIVEN);
    answer(answered, TakeAnswers.PASSED);
    return said.merge(answered, Named.as(OwnAnswers.HEARD));
  }

  private static void answer(KStream<String, Change> given, String name) {
    given
        .mapValues(change -> MentionJson.write(((Change.Said) change).mention()), Named.as(name))
        .to(Topics.ANSWERS.name(), Produced.with(KEY, BYTES).withName(name + "-told"));
  }

  private KStream<String, Change> commands(StreamsBuilder flow) {
    KStream<String, Change> done =
        flow.stream(Topics.COMMANDS.name(), Consumed.with(KEY, BYTES).withName("commands-given"))
            .process(
                Obey::new,
                Named.as("obey"),
                Distinct.STORE,
                Obey.STORE,
                Leaving.STORE,
                AnswerBook.STORE);
    done.mapValues(
            change -> MentionJson.write(((Change.Said) change).mention()), Named.as(Leaving.SAID))
        .to(Topics.RAW.name(), Produced.with(KEY, BYTES).withName("left-in-raw"));
    done.processValues(() -> new Publish(meter), Named.as(Leaving.UNREACHABLE))
        .to(Topics.CONTACTS.name(), Produced.with(KEY, BYTES).withName("left-in-contacts"));
    reply(done);
    return done;
  }

  /** What was answered goes out in the transaction that made it the mention's answer. */
  private static void reply(KStream<String, Change> done) {
    done.mapValues(
            change ->
                MentionJson.write(ReplyOrder.of(((Change.Said) change).mention()).orElseThrow()),
            Named.as(Obey.ANSWERED))
        .to(Topics.REPLIES.name(), Produced.with(KEY, BYTES).withName("replies"));
  }

  private Brands settings(StreamsBuilder flow, Rules rules) {
    Brands book = brands.get();
    flow.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(Settings.STORE), KEY, BYTES),
        Topics.SETTINGS.name(),
        Consumed.with(KEY, BYTES).withName("settings-said"),
        () -> new AtHand(Settings.STORE, new Settings(book, rules.book())));
    return book;
  }

  private Stage stage(
      String name, java.util.function.UnaryOperator<earshot.mention.Mention> conclude) {
    return new Stage(name, conclude, meter);
  }

  private static void reject(KStream<String, Change> refused) {
    refused
        .mapValues(
            change -> MentionJson.write(((Change.Refused) change).rejected()),
            Named.as("rejected-json"))
        .to(Topics.REJECTED.name(), Produced.with(KEY, BYTES).withName("rejected"));
  }

  /**
   * Text of a forgotten mention leaves the topics of others too, where it would come again from.
   */
  private void forget(KStream<String, Change> assessed) {
    KStream<String, Change> forgotten =
        assessed.filter((id, change) -> change instanceof Change.Forgotten, Named.as("forgotten"));
    forgotten
        .mapValues(MentionTopology::told, Named.as("forgotten-json"))
        .to(Topics.FORGOTTEN.name(), Produced.with(KEY, BYTES).withName("forgotten-ids"));
    KStream<String, byte[]> nothing =
        forgotten.processValues(() -> new Publish(meter), Named.as("forgotten-nothing"));
    for (Topics.Topic topic : List.of(Topics.RAW, Topics.CONTACTS)) {
      nothing.to(topic.name(), Produced.with(KEY, BYTES).withName("forgotten-in-" + topic.name()));
    }
  }

  /** What is gone is told without its text, so that it can be counted; and that it came back. */
  private static void count(KStream<String, Change> assessed) {
    assessed
        .processValues(CountGone::new, Named.as("count-gone"))
        .to(Topics.REMOVED.name(), Produced.with(KEY, BYTES).withName("removed"));
  }

  private static byte[] told(String id, Change change) {
    long version = ((Change.Forgotten) change).version();
    return MentionJson.write(new Forgotten(new MentionId(id), version));
  }

  private void publish(KStream<String, Change> assessed) {
    assessed
        .processValues(() -> new Publish(meter), Named.as("json"))
        .to(Topics.MENTIONS.name(), Produced.with(KEY, BYTES).withName("mentions"));
  }

  static byte[] version(long version) {
    return ByteBuffer.allocate(Long.BYTES).putLong(version).array();
  }
}
