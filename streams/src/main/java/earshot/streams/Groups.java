package earshot.streams;

import earshot.assess.group.Grouper;
import earshot.mention.Mention;
import earshot.mention.Topics;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * The part of the topology that groups: places what comes by the groups of now, tells the windows,
 * and groups each changed window anew when its minute comes.
 */
final class Groups {
  /** Statements of one window. The square of likenesses takes four bytes for each two of them. */
  static final int MOST = 3_000;

  private static final Serde<String> KEY = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final Grouper grouper;
  private final int most;
  private final StageMeter meter;
  private final Executor beside;
  private final Codebooks books;

  /**
   * The part for one topology.
   *
   * @param most statements of one window
   * @param beside groups windows, one after the other
   */
  Groups(Grouper grouper, int most, StageMeter meter, Executor beside) {
    this.grouper = grouper;
    this.most = most;
    this.meter = meter;
    this.beside = beside;
    this.books = new Codebooks(grouper);
  }

  Mention place(Mention mention) {
    return books.place(mention);
  }

  /**
   * Adds its own streams, which meet the others at topics only.
   *
   * @return what is found, and the minutes in which it is looked for
   */
  KStream<String, byte[]> open(StreamsBuilder flow) {
    flow.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(ReadGroups.STORE), KEY, BYTES),
        Topics.GROUPS.name(),
        Consumed.with(KEY, BYTES).withName("groups-found"),
        () -> new AtHand(ReadGroups.STORE, new ReadGroups(books)));
    flow.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Windows.STORE), KEY, BYTES));
    flow.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Tell.STORE), KEY, KEY));
    flow.stream(Topics.STATEMENTS.name(), Consumed.with(KEY, BYTES).withName("statements-told"))
        .process(() -> new Keep(most), Named.as("window"), Windows.STORE);
    KStream<String, byte[]> minutes =
        flow.stream(Topics.TICKS.name(), Consumed.with(KEY, BYTES).withName("minutes"));
    KStream<String, byte[]> found =
        minutes.process(
            () -> new Close(grouper, most, meter, beside), Named.as("close"), Windows.STORE);
    found.to(Topics.GROUPS.name(), Produced.with(KEY, BYTES).withName("groups"));
    return found.merge(minutes, Named.as("found-and-minutes"));
  }

  /** Tells the windows what each assessed mention says. */
  void tell(KStream<String, Change> assessed) {
    assessed
        .process(() -> new Tell(grouper, meter), Named.as("tell"), Tell.STORE)
        .to(Topics.STATEMENTS.name(), Produced.with(KEY, BYTES).withName("statements"));
  }
}
