package earshot.deploy.backup;

import earshot.deploy.local.FileTree;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Puts all that lies in a Kafka into a file. Offsets differ elsewhere, so a group's place is kept
 * as the number of records before it.
 */
public final class Backup {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final Consumer<String> progress;

  /**
   * Of a Kafka on which nobody works.
   *
   * @param kafka how to reach it: {@code bootstrap.servers} and security
   * @param progress told of each topic
   */
  public Backup(Map<String, Object> kafka, Consumer<String> progress) {
    this.kafka = kafka;
    this.progress = progress;
  }

  /**
   * Writes it; the file has its name when all of it is there.
   *
   * @param by version of this Earshot
   * @param configuration is kept with it
   */
  public Tally into(Path file, Instant now, String by, Optional<Path> configuration)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Tally tally;
    // For its owner's eyes: all that people said is in it, direct messages too.
    FileTree.createForOwner(part);
    try (ArchiveWriter archive = new ArchiveWriter(Files.newOutputStream(part))) {
      archive.write(new Entry.Made(now, by));
      if (configuration.isPresent()) {
        Path kept = configuration.get();
        archive.write(new Entry.File(String.valueOf(kept.getFileName()), Files.readAllBytes(kept)));
      }
      tally = write(archive);
      archive.finish();
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return tally;
  }

  private Tally write(ArchiveWriter archive) throws IOException {
    try (KafkaRemains remains = new KafkaRemains(kafka);
        KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      remains.awaitQuiet();
      Collection<Entry.Topic> topics = remains.topics().values();
      Map<TopicPartition, Long> ends = remains.ends(topics);
      Places places = new Places(remains.groups());
      for (Entry.Topic topic : topics) {
        archive.write(topic);
        long before = archive.records();
        copy(topic, consumer, ends, places, archive);
        progress.accept("%s: %,d records".formatted(topic.name(), archive.records() - before));
      }
      for (Entry.Read read : places.read()) {
        archive.write(read);
      }
      if (!remains.ends(topics).equals(ends)) {
        throw new Refusal("Backup: somebody wrote to Kafka meanwhile. Stop all of Earshot first.");
      }
      return new Tally(topics.size(), archive.records());
    }
  }

  private static void copy(
      Entry.Topic topic,
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Places places,
      ArchiveWriter archive)
      throws IOException {
    Set<TopicPartition> left = new HashSet<>(KafkaRemains.partitions(topic));
    consumer.assign(left);
    consumer.seekToBeginning(left);
    left.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
    while (!left.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
        places.pass(record);
        archive.write(kept(record));
      }
      left.removeIf(partition -> consumer.position(partition) >= end(ends, partition));
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static Entry.Kept kept(ConsumerRecord<byte[], byte[]> record) {
    List<Entry.Header> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new Entry.Header(header.key(), header.value()))
            .toList();
    return new Entry.Kept(
        record.partition(), record.timestamp(), record.key(), record.value(), headers);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Where groups are, counted in records while these pass. */
  private static final class Places {
    private final Map<String, Map<TopicPartition, OffsetAndMetadata>> groups;
    private final Map<String, Map<TopicPartition, Long>> passed = new HashMap<>();

    Places(Map<String, Map<TopicPartition, OffsetAndMetadata>> groups) {
      this.groups = groups;
    }

    void pass(ConsumerRecord<byte[], byte[]> record) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      groups.forEach(
          (group, got) -> {
            OffsetAndMetadata next = got.get(partition);
            if (next != null && record.offset() < next.offset()) {
              passed.computeIfAbsent(group, g -> new HashMap<>()).merge(partition, 1L, Long::sum);
            }
          });
    }

    List<Entry.Read> read() {
      return groups.entrySet().stream()
          .flatMap(
              group ->
                  group.getValue().entrySet().stream()
                      .map(place -> read(group.getKey(), place.getKey(), place.getValue())))
          .toList();
    }

    private Entry.Read read(String group, TopicPartition partition, OffsetAndMetadata next) {
      return new Entry.Read(
          group,
          partition.topic(),
          partition.partition(),
          passed.getOrDefault(group, Map.of()).getOrDefault(partition, 0L),
          next.metadata());
    }
  }
}
