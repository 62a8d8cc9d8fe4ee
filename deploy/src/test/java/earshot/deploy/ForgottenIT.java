package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.deploy.local.LocalKafka;
import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.Intake;
import earshot.query.live.KafkaIntake;
import earshot.streams.StageMeter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A word that only one mention holds is looked for in all of Kafka after the mention is deleted.
 */
class ForgottenIT {
  private static final String CANARY = "zilpzalp";
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path dir;

  @Test
  void whatWasDeletedIsNowhereInKafkaAndDoesNotComeBack() {
    try (LocalKafka broker = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty())) {
      Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
      broker.create(hasty());
      try (StreamsRole streams =
              StreamsRole.start(kafka, dir, StageMeter.off(), StreamsRole.withoutModels());
          KafkaIntake intake = new KafkaIntake(kafka)) {
        assertThat(streams.check().ok()).isTrue();
        live(kafka, intake);
      }
    }
  }

  private static void live(Map<String, Object> kafka, KafkaIntake intake) {
    intake.take(List.of(handedIn()));
    MentionId id = handedIn().mention().id();
    await().atMost(SOON).until(() -> newest(kafka, id).isPresent());
    intake.take(command(id, Act.NOTE, Optional.of("rang"), newest(kafka, id)));
    await().atMost(SOON).until(() -> !newest(kafka, id).orElseThrow().history().isEmpty());
    assertThat(holding(kafka))
        .contains(Topics.RAW.name(), Topics.MENTIONS.name(), Topics.COMMANDS.name());

    intake.take(command(id, Act.FORGET, Optional.empty(), Optional.empty()));
    intake.take(List.of(handedIn())); // the same file again
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              intake.take(others()); // a segment ends with the next record
              assertThat(holding(kafka)).isSubsetOf(Topics.COMMANDS.name());
            });
    assertThat(newest(kafka, id)).isEmpty();
    assertThat(Topics.COMMANDS.config())
        .as("what Kafka looks at every few minutes only")
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(1).toMillis()));
  }

  /** A day is a second here. */
  private static List<NewTopic> hasty() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topics.Topic topic : Topics.ALL) {
      Map<String, String> config = new HashMap<>(topic.config());
      if (topic.policy() == Topics.Policy.COMPACT) {
        config.put("max.compaction.lag.ms", "1000");
        config.put("segment.ms", "1000");
      }
      topics.add(new NewTopic(topic.name(), 1, (short) 1).configs(config));
    }
    return topics;
  }

  private static Intake.HandedIn handedIn() {
    Mention mention =
        Mention.said("feedback", "box", "1", Kind.FEEDBACK)
            .text("the " + CANARY + " sings")
            .author(CANARY, null, null)
            .answeredAs("1")
            .collected(NOON, List.of("Acme"), false, false);
    return new Intake.HandedIn(mention, Optional.of(new Contact(CANARY + "@example.org", NOON)));
  }

  private static List<Intake.HandedIn> others() {
    return IntStream.range(0, 3)
        .mapToObj(
            i ->
                Mention.said("feedback", "box", "other" + System.nanoTime(), Kind.FEEDBACK)
                    .text("the finch sings")
                    .collected(NOON, List.of("Acme"), false, false))
        .map(m -> new Intake.HandedIn(m, Optional.of(new Contact("finch@example.org", NOON))))
        .toList();
  }

  private static Command command(
      MentionId id, Act act, Optional<String> value, Optional<Mention> seen) {
    return new Command("c-" + act.word(), id, act, value, Optional.empty(), NOON, seen);
  }

  private static Optional<Mention> newest(Map<String, Object> kafka, MentionId id) {
    return records(kafka, Topics.MENTIONS.name()).stream()
        .filter(record -> record.key().equals(id.value()))
        .reduce((earlier, later) -> later)
        .map(ConsumerRecord::value)
        .map(ForgottenIT::mention);
  }

  private static Mention mention(byte[] json) {
    try {
      return MentionJson.read(json);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The topics that still hold the word, the flow's own among them. */
  private static Set<String> holding(Map<String, Object> kafka) {
    Set<String> holding = new TreeSet<>();
    for (String topic : topics(kafka)) {
      records(kafka, topic).stream()
          .filter(record -> record.value() != null)
          .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(CANARY))
          .forEach(record -> holding.add(topic));
    }
    return holding;
  }

  private static Set<String> topics(Map<String, Object> kafka) {
    try (Admin admin = Admin.create(kafka)) {
      return admin.listTopics().names().get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ConsumerRecord<String, byte[]>> records(
      Map<String, Object> kafka, String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }
}
