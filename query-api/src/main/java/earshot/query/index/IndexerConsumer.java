package earshot.query.index;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How the indexer reads: as one group, only what was committed, offsets by its own hand. */
public final class IndexerConsumer {
  /** The one group of all indexers. */
  public static final String GROUP = "earshot-indexer";

  /** One batch; a few are in memory while they are written. */
  private static final int BATCH = 2000;

  /**
   * Committed mentions come in small portions, many a second, and a bulk costs Elasticsearch much
   * more than a document in it; so a fetch waits a little for company.
   */
  private static final int FETCHED_TOGETHER = 2 << 20;

  private static final int FETCH_WAIT_MILLIS = 300;

  /** Kafka's own 45 s would be how late everything is found after an indexer was killed. */
  private static final int SESSION_MILLIS = 10_000;

  private IndexerConsumer() {}

  /**
   * Opens such consumers.
   *
   * @param kafka bootstrap servers and security; what the indexer relies on can't be changed
   */
  public static Supplier<Consumer<String, byte[]>> on(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    config.putIfAbsent(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCHED_TOGETHER);
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return () -> new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
