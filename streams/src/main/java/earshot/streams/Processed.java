package earshot.streams;

import earshot.mention.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Whether the flow has processed all that came in before an instant. Offsets alone do not tell:
 * behind the last record may lie marks of transactions that nobody processes, so what lies between
 * the flow and the end is looked at. For one thread.
 */
public final class Processed implements Predicate<Instant>, AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int LITTLE = 64 << 10;

  private final Consumer<String, byte[]> consumer;

  /**
   * Looks when it is asked.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public Processed(Map<String, Object> kafka) {
    consumer =
        new KafkaConsumer<>(config(kafka), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> config(Map<String, Object> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, StreamsApp.ID);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LITTLE);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) LOOK.toMillis() / 2);
    return config;
  }

  @Override
  public boolean test(Instant before) {
    Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions()));
    Map<TopicPartition, Long> flow = flow(left.keySet());
    left.entrySet().removeIf(end -> at(flow, end.getKey()) >= end.getValue());
    consumer.assign(left.keySet());
    left.keySet().forEach(partition -> consumer.seek(partition, at(flow, partition)));
    while (!left.isEmpty()) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(LOOK)) {
        if (record.timestamp() < before.toEpochMilli()) {
          return false;
        }
      }
      left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }
    return true;
  }

  private Set<TopicPartition> partitions() {
    return consumer.partitionsFor(Topics.RAW.name()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toSet());
  }

  /** Where the flow goes on: at the beginning, where it has not begun. */
  private Map<TopicPartition, Long> flow(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> flow = new HashMap<>(consumer.beginningOffsets(partitions));
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            flow.put(partition, offset.offset());
          }
        });
    return flow;
  }

  private static long at(Map<TopicPartition, Long> flow, TopicPartition partition) {
    return flow.getOrDefault(partition, 0L);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(LOOK));
  }
}
