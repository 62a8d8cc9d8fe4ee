package earshot.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology, exactly once, with state that survives a kill. A thread that dies is replaced;
 * where Kafka Streams gives up as a whole, as it does without the thread that reads settings, it
 * begins anew.
 */
public final class StreamsApp implements AutoCloseable {
  /** The flow's name to Kafka. */
  public static final String ID = "earshot-streams";

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final Supplier<Topology> topology;
  private final Properties config = new Properties();
  private final Ended ended;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watching =
      Thread.ofPlatform().name("flow-watch").daemon().unstarted(this::watch);
  private volatile KafkaStreams streams;

  /**
   * A flow that has not started.
   *
   * @param topology makes it; asked again for a flow that begins anew
   * @param kafka Kafka client settings, at least {@code bootstrap.servers}
   * @param state folder of the local state
   * @param instance names this instance among others, so that a restart takes its own work up again
   *     at once
   */
  public StreamsApp(
      Supplier<Topology> topology,
      Map<String, Object> kafka,
      Path state,
      String instance,
      int threads) {
    this.topology = topology;
    config.putAll(kafka);
    config.putAll(settings(state, instance, threads));
    ended = new Ended(state);
    ended.begin();
    streams = made();
  }

  private KafkaStreams made() {
    KafkaStreams made = new KafkaStreams(topology.get(), config);
    made.setUncaughtExceptionHandler(StreamsApp::stumbled);
    return made;
  }

  private static StreamThreadExceptionResponse stumbled(Throwable failure) {
    if (Thread.currentThread().getName().endsWith("GlobalStreamThread")) {
      LOG.error("the flow stumbled where it reads settings", failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT; // it can't be replaced
    }
    LOG.error("the flow stumbled and its thread is replaced", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
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
    watching.start();
  }

  private void watch() {
    while (!isClosingAfter(LOOK)) {
      if (streams.state() == KafkaStreams.State.ERROR) {
        LOG.error("the flow has given up and begins anew");
        beginAnew();
      }
    }
  }

  private void beginAnew() {
    do {
      try {
        streams.close(FAREWELL);
        ended.begin();
        streams = made();
        streams.start();
        return;
      } catch (RuntimeException e) {
        LOG.error("the flow can't begin anew yet, again in {}", LOOK, e);
      }
    } while (!isClosingAfter(LOOK));
  }

  private boolean isClosingAfter(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // only close() interrupts it
    }
  }

  /** What it is doing, in Kafka Streams' words: RUNNING is well, REBALANCING passes. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  @Override
  public void close() {
    closing.countDown();
    watching.interrupt();
    try {
      watching.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (streams.close(FAREWELL)) {
      ended.well();
    }
  }
}
