package earshot.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology, exactly once, with state that survives a kill. */
public final class StreamsApp implements AutoCloseable {
  /** The flow's name to Kafka. */
  public static final String ID = "earshot-streams";

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

  private final KafkaStreams streams;
  private final Ended ended;

  /**
   * @param kafka Kafka client settings, at least {@code bootstrap.servers}
   * @param state folder of the local state
   * @param instance names this instance among others, so that a restart takes its own work up again
   *     at once
   */
  public StreamsApp(
      Topology topology, Map<String, Object> kafka, Path state, String instance, int threads) {
    Properties config = new Properties();
    config.putAll(kafka);
    config.putAll(settings(state, instance, threads));
    ended = new Ended(state);
    ended.begin();
    streams = new KafkaStreams(topology, config);
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("the flow stumbled and its thread is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  private static Map<String, Object> settings(Path state, String instance, int threads) {
    Map<String, Object> config = new HashMap<>();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, ID);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16L << 20);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    // Without a static member name, a restart waits for the old member's session to end.
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // Nobody sees a record before its transaction commits, which sends whatever lingers.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 5 << 20);
    return config;
  }

  public void start() {
    streams.start();
  }

  /** What it is doing, in Kafka Streams' words: RUNNING is well, REBALANCING passes. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  @Override
  public void close() {
    if (streams.close(Duration.ofSeconds(20))) {
      ended.well();
    }
  }
}
