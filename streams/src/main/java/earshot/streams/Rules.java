package earshot.streams;

import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.RuleBook;
import earshot.mention.Topics;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of the flow that evaluates rules: assessed mentions become signals by rule, signals and
 * the passing of minutes become episodes.
 */
final class Rules {
  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);
  private static final Serde<String> KEY = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final RuleBook book =
      new RuleBook((name, failure) -> LOG.error("rule {} could not be asked", name, failure));
  private final CoverageBook coverage = new CoverageBook();
  private final StageMeter meter;

  Rules(StageMeter meter) {
    this.meter = meter;
  }

  /** The rules of now, for whoever hears of changes. */
  RuleBook book() {
    return book;
  }

  /** Adds to the flow what watches signals and minutes. */
  void open(StreamsBuilder flow) {
    flow.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(Heard.STORE), KEY, BYTES),
        Topics.COVERAGE.name(),
        Consumed.with(KEY, BYTES).withName("coverage-told"),
        () -> new AtHand(Heard.STORE, new Heard(coverage)));
    KStream<String, byte[]> minutes =
        flow.stream(Topics.TICKS.name(), Consumed.with(KEY, BYTES).withName("minutes"));
    flow.stream(Topics.SIGNALS.name(), Consumed.with(KEY, BYTES).withName("signals-heard"))
        .merge(minutes, Named.as("signals-and-minutes"))
        .process(with(() -> new Watch(book, coverage, meter), Watch.STORE), Named.as("watch-rules"))
        .to(Topics.EPISODES.name(), Produced.with(KEY, BYTES).withName("episodes"));
  }

  /** Sends what assessed mentions mean to the rules. */
  void hear(KStream<String, Change> assessed) {
    assessed
        .process(with(() -> new Signalling(book, meter), Signalling.STORE), Named.as("rules"))
        .to(Topics.SIGNALS.name(), Produced.with(KEY, BYTES).withName("signals"));
  }

  /** Sends what is found about groups to the rules that are about them. */
  void hearOfGroups(KStream<String, byte[]> found) {
    found
        .process(with(() -> new Crowds(book), Crowds.STORE), Named.as("rules-about-groups"))
        .to(Topics.SIGNALS.name(), Produced.with(KEY, BYTES).withName("signals-of-groups"));
  }

  private static <V> ProcessorSupplier<String, V, String, byte[]> with(
      java.util.function.Supplier<Processor<String, V, String, byte[]>> processors, String store) {
    StoreBuilder<?> kept =
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), KEY, BYTES);
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, V, String, byte[]> get() {
        return processors.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(kept);
      }
    };
  }
}
