package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what a place sent by itself, as it lies on {@code hooks}. It begins an hour back and
 * remembers nothing: what it misses is found by the next walk.
 */
final class Bell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
  private static final Duration BACK = Duration.ofHours(1);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final String source;
  private final Instant from;
  private final Consumer<JsonNode> rings;

  Bell(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      String source,
      Instant now,
      Consumer<JsonNode> rings) {
    this.consumer = consumer;
    this.source = source;
    this.from = now.minus(BACK);
    this.rings = rings;
  }

  /**
   * A bell that rings until it is closed.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  static Bell start(
      Map<String, Object> kafka, String source, Instant now, Consumer<JsonNode> rings) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Bell bell = new Bell(new KafkaConsumer<>(kafka, bytes, bytes), source, now, rings);
    Thread.ofPlatform().daemon().name("earshot-bell").start(bell::listen);
    return bell;
  }

  private void listen() {
    try (consumer) {
      assign();
      while (!Thread.currentThread().isInterrupted()) {
        once(A_SECOND);
      }
    } catch (WakeupException | InterruptException stopped) {
      LOG.debug("the bell of {} was told to stop", source);
    } catch (RuntimeException e) { // not only Kafka's own: see KAFKA-20312
      LOG.error("hooks of {} are heard no more; walks go on finding what they miss", source, e);
    }
  }

  void assign() {
    List<TopicPartition> all =
        consumer.partitionsFor(Topics.HOOKS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    if (all.isEmpty()) {
      throw new KafkaException("there is no topic " + Topics.HOOKS.name());
    }
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  void once(Duration atMost) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      boolean ours = source.equals(new String(record.key(), StandardCharsets.UTF_8));
      if (ours && !Instant.ofEpochMilli(record.timestamp()).isBefore(from)) {
        ring(record.value());
      }
    }
  }

  private void ring(byte[] body) {
    try {
      rings.accept(MentionJson.MAPPER.readTree(body));
    } catch (IOException e) {
      LOG.warn("{} sent something that is no JSON: {}", source, e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
