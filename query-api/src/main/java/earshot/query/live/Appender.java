package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.IntakeUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Adds single records to small topics; each is kept when the call returns. */
final class Appender implements AutoCloseable {
  /** Somebody waits for the answer meanwhile. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Producer<String, byte[]> producer;

  /**
   * Connects when it is first used.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  Appender(Map<String, Object> kafka) {
    producer =
        new KafkaProducer<>(config(kafka), new StringSerializer(), new ByteArraySerializer());
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
   * Adds a value as JSON.
   *
   * @throws IntakeUnavailable when Kafka does not take it
   */
  void append(Topics.Topic topic, String key, Object value) {
    send(topic, key, MentionJson.write(value));
  }

  /**
   * Takes a key back.
   *
   * @throws IntakeUnavailable when Kafka does not take it
   */
  void remove(Topics.Topic topic, String key) {
    send(topic, key, null);
  }

  private void send(Topics.Topic topic, String key, byte @Nullable [] value) {
    try {
      producer
          .send(new ProducerRecord<>(topic.name(), key, value))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable(topic, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | TimeoutException e) {
      throw unavailable(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(topic, e);
    }
  }

  private static IntakeUnavailable unavailable(Topics.Topic topic, Throwable cause) {
    return new IntakeUnavailable("Kafka did not take a record of " + topic.name(), cause);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
