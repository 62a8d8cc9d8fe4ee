package earshot.deploy.backup;

import earshot.deploy.local.KafkaTopics;
import earshot.deploy.local.Refusal;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts all that is in a backup into a Kafka that has nothing of ours. */
public final class Restore {
  /** Keeps a file of the operator that was in a backup. */
  public interface Files {
    void keep(String name, byte[] content) throws IOException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> kafka;
  private final short copies;
  private final Consumer<String> progress;
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * Into a Kafka.
   *
   * @param kafka how to reach it: {@code bootstrap.servers} and security
   * @param copies of each topic; -1 for what its brokers are used to
   * @param progress told of each topic
   */
  public Restore(Map<String, Object> kafka, short copies, Consumer<String> progress) {
    this.kafka = kafka;
    this.copies = copies;
    this.progress = progress;
  }

  /**
   * Writes all of it, or refuses.
   *
   * @param files told of the operator's files in the backup
   */
  public Tally from(Path file, Files files) throws IOException {
    try (ArchiveReader archive = ArchiveReader.open(file);
        KafkaRemains there = new KafkaRemains(kafka);
        KafkaProducer<byte[], byte[]> producer = producer()) {
      demandEmpty(there);
      Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = new TreeMap<>();
      List<Entry.Topic> topics = new ArrayList<>();
      Entry entry = archive.next();
      for (; !(entry instanceof Entry.End); entry = archive.next()) {
        switch (entry) {
          case Entry.Topic topic -> topics.add(create(topic));
          case Entry.Kept kept -> write(producer, topics.getLast(), kept);
          case Entry.Read read ->
              groups.computeIfAbsent(read.group(), g -> new HashMap<>()).put(at(read), place(read));
          case Entry.File one -> files.keep(one.name(), one.content());
          case Entry.Made made ->
              progress.accept("made %s by Earshot %s".formatted(made.at(), made.by()));
          case Entry.End end -> throw new IllegalStateException("it ends twice: " + end);
        }
      }
      producer.flush();
      demandAll(there, topics, ((Entry.End) entry).records());
      groups.forEach(there::go);
      return new Tally(topics.size(), ((Entry.End) entry).records());
    }
  }

  private static void demandEmpty(KafkaRemains there) {
    there.awaitQuiet();
    there.ends(there.topics().values()).entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .findAny()
        .ifPresent(
            end -> {
              throw new Refusal(
                  "Restore: there are records on topic %s already. It goes into an empty place only, so that nothing is mixed."
                      .formatted(end.getKey().topic()));
            });
  }

  private Entry.Topic create(Entry.Topic topic) {
    NewTopic made = new NewTopic(topic.name(), topic.partitions(), copies).configs(topic.config());
    KafkaTopics.create(kafka, List.of(made), PATIENCE);
    progress.accept(topic.name());
    return topic;
  }

  private void write(KafkaProducer<byte[], byte[]> producer, Entry.Topic topic, Entry.Kept kept) {
    RecordHeaders headers = new RecordHeaders();
    kept.headers().forEach(header -> headers.add(header.name(), header.value()));
    producer.send(
        new ProducerRecord<>(
            topic.name(), kept.partition(), kept.timestamp(), kept.key(), kept.value(), headers),
        (sent, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
    written.merge(new TopicPartition(topic.name(), kept.partition()), 1L, Long::sum);
    demandWell(topic.name());
  }

  private void demandWell(String topic) {
    Exception failed = failure.get();
    if (failed != null) {
      throw new Refusal(
          "Restore: Kafka does not take records of %s (%s).".formatted(topic, failed), failed);
    }
  }

  /**
   * A group's place is a number of records, which are offsets only if all begin at 0 without holes.
   */
  private void demandAll(KafkaRemains there, List<Entry.Topic> topics, long records) {
    demandWell("the last topics");
    Map<TopicPartition, Long> ends = there.ends(topics);
    ends.forEach(
        (partition, end) -> {
          long due = written.getOrDefault(partition, 0L);
          if (end != due) {
            throw new Refusal(
                "Restore: %s ends at %d and not at %d. Somebody else writes to it."
                    .formatted(partition, end, due));
          }
        });
    long sum = written.values().stream().mapToLong(Long::longValue).sum();
    if (sum != records) {
      throw new Refusal("Restore: %d records were to be there, not %d.".formatted(records, sum));
    }
  }

  private static TopicPartition at(Entry.Read read) {
    return new TopicPartition(read.topic(), read.partition());
  }

  private static OffsetAndMetadata place(Entry.Read read) {
    return new OffsetAndMetadata(read.records(), read.metadata());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD + (1 << 20));
    try {
      return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new Refusal("Kafka: it can't be reached (" + e.getMessage() + ").", e);
    }
  }
}
