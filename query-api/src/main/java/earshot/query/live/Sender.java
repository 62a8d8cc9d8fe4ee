package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.mention.Topics.Topic;
import earshot.query.IntakeUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes single records that somebody waits for. */
final class Sender implements AutoCloseable {
  /** The most that somebody waits. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Producer<String, byte[]> producer;

  /**
   * Connects when it is first used.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  Sender(Map<String, Object> kafka) {
    this(new KafkaProducer<>(config(kafka), new StringSerializer(), new ByteArraySerializer()));
  }

  Sender(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  private static Map<String, Object> config(Map<String, Object> kafka) {
    int patience = (int) PATIENCE.toMillis();
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 3);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20);
    return config;
  }

  /**
   * Keeps this as JSON under its key.
   *
   * @throws IntakeUnavailable when Kafka does not take it
   */
  void send(Topic topic, String key, Object value) {
    send(topic, key, MentionJson.write(value));
  }

  /**
   * Takes away what was there under this key.
   *
   * @throws IntakeUnavailable when Kafka does not take it
   */
  void remove(Topic topic, String key) {
    send(topic, key, (byte[]) null);
  }

  private void send(Topic topic, String key, byte @Nullable [] value) {
    try {
      Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic.name(), key, value));
      sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable(topic, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | TimeoutException e) {
      throw unavailable(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(topic, e);
    }
  }

  /** Keeps this without anybody waiting for it; what Kafka does not take is in our own log. */
  void later(Topic topic, String key, byte[] value) {
    try {
      producer.send(
          new ProducerRecord<>(topic.name(), key, value),
          (kept, failure) -> {
            if (failure != null) {
              LOG.error("a record of {} is lost: {}", topic.name(), failure.toString());
            }
          });
    } catch (KafkaException e) {
      LOG.error("a record of {} is lost: {}", topic.name(), e.toString());
    }
  }

  private static IntakeUnavailable unavailable(Topic topic, Throwable cause) {
    return new IntakeUnavailable("Kafka did not take a record of " + topic.name(), cause);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
