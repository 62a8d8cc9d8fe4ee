package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Topics;
import earshot.streams.Processed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a flow is, on a real broker whose topic ends in marks of transactions. */
class ProcessedIT {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final TopicPartition FIRST = new TopicPartition(Topics.RAW.name(), 0);

  @TempDir Path dir;
  private LocalKafka kafka;
  private Processed processed;
  private int said;

  @BeforeEach
  void start() {
    kafka = LocalKafka.start(dir, OptionalInt.empty());
    kafka.create(List.of(new NewTopic(Topics.RAW.name(), 2, (short) 1)));
    processed = new Processed(client());
  }

  @AfterEach
  void stop() {
    processed.close();
    kafka.close();
  }

  @Test
  void aFlowThatHasNotBegunIsBehindWhatCameBefore() {
    assertThat(processed.test(NOON)).isTrue();
    say(NOON.minusSeconds(1));

    assertThat(processed.test(NOON)).isFalse();
    assertThat(processed.test(NOON.minusSeconds(1))).isTrue();
  }

  @Test
  void marksOfTransactionsNeedNoProcessing() throws Exception {
    say(NOON.minusSeconds(1));
    flowIsAt(1); // behind the only record, before the mark that ends its transaction

    assertThat(processed.test(NOON)).isTrue();
    say(NOON.plusSeconds(1));
    assertThat(processed.test(NOON)).isTrue();
    assertThat(processed.test(NOON.plusSeconds(2))).isFalse();
  }

  private void say(Instant at) {
    Map<String, Object> config = client();
    config.put("transactional.id", "source");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(
          new ProducerRecord<>(FIRST.topic(), FIRST.partition(), at.toEpochMilli(), "id", "said"));
      producer.commitTransaction();
    }
    said++;
    KafkaTalk.read(kafka.bootstrap(), FIRST.topic(), said); // the mark comes a moment later
  }

  private void flowIsAt(long offset) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .alterConsumerGroupOffsets(
              "earshot-streams", Map.of(FIRST, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  private Map<String, Object> client() {
    return new java.util.HashMap<>(Map.of("bootstrap.servers", kafka.bootstrap()));
  }
}
