package earshot.deploy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.deploy.local.LocalKafka;
import earshot.deploy.local.Refusal;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore on real brokers: records with their order, and where readers go on. */
class BackupIT {
  private static final TopicPartition SAID = new TopicPartition(Topics.RAW.name(), 1);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String FLOW = "earshot-streams";

  @TempDir Path dir;

  @Test
  void recordsAndReadersComeBackAlthoughOffsetsAreOthers() throws Exception {
    Path file = dir.resolve("a.backup");
    try (LocalKafka kafka = kafka("one")) {
      kafka.create(List.of(topic()));
      say(kafka, "a", "b"); // each in a transaction: marks lie between
      say(kafka, "c");
      commit(kafka, 3); // past both and the mark: c comes next
      assertThat(backup(kafka, file)).isEqualTo(new Tally(1, 3));
    }
    try (LocalKafka other = kafka("two")) {
      assertThat(restore(other, file)).isEqualTo(new Tally(1, 3));

      assertThat(said(other)).containsExactly("a", "b", "c");
      assertThat(config(other)).containsEntry("cleanup.policy", "compact");
      assertThat(committed(other)).isEqualTo(new OffsetAndMetadata(2, "noted"));
    }
  }

  @Test
  void nothingIsMixedWithWhatIsThere() throws Exception {
    Path file = dir.resolve("a.backup");
    try (LocalKafka kafka = kafka("one")) {
      kafka.create(List.of(topic()));
      say(kafka, "a");
      backup(kafka, file);

      assertThatThrownBy(() -> restore(kafka, file))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("empty place only");
      assertThat(said(kafka)).containsExactly("a");
    }
  }

  @Test
  void whatWasKilledInATransactionIsWaitedFor() throws Exception {
    Path file = dir.resolve("a.backup");
    try (LocalKafka kafka = kafka("one")) {
      kafka.create(List.of(topic()));
      KafkaProducer<String, String> killed = producer(kafka, "killed");
      killed.initTransactions();
      killed.beginTransaction();
      killed.send(record("never")).get();
      try (KafkaProducer<String, String> plain = producer(kafka, "")) {
        plain.send(record("after")).get();
      }

      assertThat(backup(kafka, file)).isEqualTo(new Tally(1, 1));
      killed.close(Duration.ZERO);
    }
  }

  private LocalKafka kafka(String name) {
    return LocalKafka.start(dir.resolve(name), OptionalInt.empty());
  }

  private static NewTopic topic() {
    return new NewTopic(SAID.topic(), 2, (short) 1).configs(Topics.RAW.config());
  }

  private static Tally backup(LocalKafka kafka, Path file) throws IOException {
    return new Backup(client(kafka), line -> {}).into(file, NOON, "test", Optional.empty());
  }

  private static Tally restore(LocalKafka kafka, Path file) throws IOException {
    return new Restore(client(kafka), (short) 1, line -> {}).from(file, (name, content) -> {});
  }

  private static void say(LocalKafka kafka, String... texts) throws Exception {
    try (KafkaProducer<String, String> producer = producer(kafka, "place")) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String text : texts) {
        producer.send(record(text)).get();
      }
      producer.commitTransaction();
    }
  }

  private static KafkaProducer<String, String> producer(LocalKafka kafka, String transaction) {
    Map<String, Object> config = client(kafka);
    if (!transaction.isEmpty()) {
      config.put("transactional.id", transaction);
      config.put("transaction.timeout.ms", 5_000);
    }
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private static ProducerRecord<String, String> record(String text) {
    return new ProducerRecord<>(
        SAID.topic(), SAID.partition(), NOON.toEpochMilli(), "id-" + text, text);
  }

  private static void commit(LocalKafka kafka, long offset) throws Exception {
    try (Admin admin = Admin.create(client(kafka))) {
      admin
          .alterConsumerGroupOffsets(FLOW, Map.of(SAID, new OffsetAndMetadata(offset, "noted")))
          .all()
          .get();
    }
  }

  private static OffsetAndMetadata committed(LocalKafka kafka) throws Exception {
    try (Admin admin = Admin.create(client(kafka))) {
      return admin.listConsumerGroupOffsets(FLOW).partitionsToOffsetAndMetadata().get().get(SAID);
    }
  }

  private static Map<String, String> config(LocalKafka kafka) {
    try (KafkaRemains remains = new KafkaRemains(client(kafka))) {
      return remains.topics().get(SAID.topic()).config();
    }
  }

  private static List<String> said(LocalKafka kafka) {
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client(kafka), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(SAID));
      consumer.seekToBeginning(List.of(SAID));
      long end = consumer.endOffsets(List.of(SAID)).get(SAID);
      while (consumer.position(SAID) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          assertThat(record.timestamp()).isEqualTo(NOON.toEpochMilli());
          texts.add(record.value());
        }
      }
    }
    return texts;
  }

  private static Map<String, Object> client(LocalKafka kafka) {
    return new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrap()));
  }
}
