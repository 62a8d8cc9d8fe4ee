package earshot.query.live;

import earshot.mention.Removed;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code removed} in memory: which mentions are gone now. */
public final class KafkaRemovalLedger extends KafkaLedger<Removed> implements RemovalLedger {
  private static final Comparator<Removed> ORDER =
      Comparator.comparing(Removed::removedAt)
          .reversed()
          .thenComparing(gone -> gone.mention().value());

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRemovalLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaRemovalLedger(Supplier<Consumer<String, byte[]>> consumers) {
    super(new Newest<>(Topics.REMOVED.name(), Removed.class, id -> true, consumers), ORDER);
  }

  /** Begins to read, from the first that left. */
  public KafkaRemovalLedger start() {
    begin();
    return this;
  }
}
