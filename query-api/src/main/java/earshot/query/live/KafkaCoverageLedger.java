package earshot.query.live;

import earshot.mention.Coverage;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code coverage} in memory: the newest entry of each feed. */
public final class KafkaCoverageLedger extends KafkaLedger<Coverage> implements CoverageLedger {
  private static final Comparator<Coverage> ORDER =
      Comparator.comparing(Coverage::source)
          .thenComparing(Coverage::place)
          .thenComparing(Coverage::feed);

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaCoverageLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaCoverageLedger(Supplier<Consumer<String, byte[]>> consumers) {
    super(new Newest<>(Topics.COVERAGE.name(), Coverage.class, feed -> true, consumers), ORDER);
  }

  /** Begins to read, from the first entry. */
  public KafkaCoverageLedger start() {
    begin();
    return this;
  }
}
