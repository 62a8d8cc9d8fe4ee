package earshot.streams;

import earshot.mention.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on {@code ticks} that a minute has begun: one record a minute on every partition, with that
 * minute as its time, as soon as the flow has processed what came in before it. Several at work do
 * no harm, the same minute only comes twice.
 */
public final class Ticks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);
  private static final byte[] NOTHING_MORE = {};
  private static final int PATIENCE = 20_000;

  private final Producer<String, byte[]> producer;
  private final Clock clock;
  private final Predicate<Instant> processed;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("ticks").daemon().unstarted(task));
  private Instant said = Instant.MIN;
  private Instant next = Instant.MIN;

  /**
   * Ticks that have not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   * @param processed whether the flow has processed all that came in before an instant
   */
  public Ticks(Map<String, Object> kafka, Clock clock, Predicate<Instant> processed) {
    this(
        new KafkaProducer<>(config(kafka), new StringSerializer(), new ByteArraySerializer()),
        clock,
        processed);
  }

  Ticks(Producer<String, byte[]> producer, Clock clock, Predicate<Instant> processed) {
    this.producer = producer;
    this.clock = clock;
    this.processed = processed;
  }

  private static Map<String, Object> config(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE); // an old minute helps nobody
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20);
    return config;
  }

  /** Begins with the minute of now. */
  public Ticks start() {
    looking.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    return this;
  }

  /**
   * Says the minute of now; of a flow that lags behind, the one that it has come to. Each is said
   * once.
   */
  void look() {
    Instant newest = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    next = next.equals(Instant.MIN) ? newest : next;
    if (!newest.isAfter(said)) {
      return;
    }
    try {
      Stream.of(newest, next).distinct().filter(processed).findFirst().ifPresent(this::say);
    } catch (RuntimeException e) { // whatever it is: what is thrown here ends all minutes
      LOG.warn("minute {} is not said yet: {}", next, e.toString());
    }
  }

  private void say(Instant minute) {
    producer.partitionsFor(Topics.TICKS.name()).forEach(partition -> say(minute, partition));
    said = minute;
    next = minute.plus(1, ChronoUnit.MINUTES);
  }

  private void say(Instant minute, PartitionInfo partition) {
    producer.send(
        new ProducerRecord<>(
            Topics.TICKS.name(),
            partition.partition(),
            minute.toEpochMilli(),
            minute.toString(),
            NOTHING_MORE),
        (sent, failure) -> {
          if (failure != null) {
            LOG.warn("minute {} was lost: {}", minute, failure.toString());
          }
        });
  }

  /** When it returns, nobody is asked any more how far the flow is. */
  @Override
  public void close() {
    looking.shutdownNow();
    try {
      looking.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
  }
}
