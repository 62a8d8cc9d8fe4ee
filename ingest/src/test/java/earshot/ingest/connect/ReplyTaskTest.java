package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.sources.mastodon.MastodonConnector;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.mention.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class ReplyTaskTest {
  private static final TopicPartition REPLIES = new TopicPartition(Topics.REPLIES.name(), 1);
  private static final TopicPartition RECEIPTS = new TopicPartition(Topics.RECEIPTS.name(), 0);

  private final FakeTime time = new FakeTime(Rig.START);
  private final Map<String, Instant> waits = new HashMap<>();
  private final List<String> brought = new ArrayList<>();
  private final ReplyTask task = new ReplyTask();

  private ReplyTask task() {
    return task.begin(
        "test",
        reply -> {
          brought.add(reply.id());
          return Optional.ofNullable(waits.remove(reply.id()));
        },
        time::instant);
  }

  @Test
  void oneThatWaitsHoldsUpNoOtherAndItsOffsetStays() {
    waits.put("c-1", Rig.START.plusSeconds(60));
    task().put(List.of(record(7, "test", "c-1"), record(8, "test", "c-2")));
    assertThat(brought).containsExactly("c-1", "c-2");
    assertThat(settledAt(9)).isEqualTo(7);

    time.pass(Duration.ofSeconds(30));
    task.put(List.of());
    assertThat(brought).hasSize(2);
    time.pass(Duration.ofSeconds(31));
    task.put(List.of());
    assertThat(brought).containsExactly("c-1", "c-2", "c-1");
    assertThat(settledAt(9)).isEqualTo(9);
  }

  @Test
  void answersForOtherSourcesAndWhatIsNoneArePassedOver() {
    task()
        .put(
            List.of(
                record(1, "other", "c-1"),
                new SinkRecord(
                    REPLIES.topic(),
                    1,
                    null,
                    null,
                    null,
                    "{".getBytes(StandardCharsets.UTF_8),
                    2)));
    assertThat(brought).isEmpty();
    assertThat(settledAt(3)).isEqualTo(3);
  }

  @Test
  void whoHandsAPartitionOnKeepsNothingOfIt() {
    waits.put("c-1", Rig.START.plusSeconds(60));
    task().put(List.of(record(7, "test", "c-1")));
    task.close(List.of(REPLIES));
    time.pass(Duration.ofHours(1));
    task.put(List.of());
    assertThat(brought).hasSize(1);
  }

  @Test
  void whereReceiptsCannotBeKeptItIsTriedAgain() {
    task.begin(
        "test",
        reply -> {
          throw new KafkaException("away");
        },
        time::instant);
    assertThatThrownBy(() -> task.put(List.of(record(1, "test", "c-1"))))
        .isInstanceOf(RetriableException.class);
    assertThat(settledAt(2)).isEqualTo(1);
  }

  @Test
  void receiptsOfOthersAreReadBeforeEachLook() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(
        RECEIPTS.topic(),
        List.of(new PartitionInfo(RECEIPTS.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
    consumer.updateBeginningOffsets(Map.of(RECEIPTS, 0L));
    consumer.updateEndOffsets(Map.of(RECEIPTS, 0L));
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    try (KafkaReceiptBook book = new KafkaReceiptBook(consumer, producer).open()) {
      assertThat(book.of("c-1")).isEmpty();
      Sending begun = Sending.queued("c-1", Rig.START).begun(Rig.START);
      consumer.addRecord(
          new ConsumerRecord<>(
              RECEIPTS.topic(), 0, 0, new byte[0], MentionJson.write(new Receipt(id(), begun))));
      consumer.updateEndOffsets(Map.of(RECEIPTS, 1L));
      assertThat(book.of("c-1")).contains(begun);

      book.put(new Receipt(id(), begun.sent(Rig.START, Optional.of("77"))));
      assertThat(producer.history()).hasSize(1);
      assertThat(new String(producer.history().getFirst().key(), StandardCharsets.UTF_8))
          .isEqualTo("c-1");
      assertThat(book.of("c-1").orElseThrow().state()).isEqualTo(Sending.State.SENT);
    }
  }

  @Test
  void aConnectorThatCouldNotSendIsRefused() {
    ReplyConnector connector = new ReplyConnector();
    Map<String, String> config = new HashMap<>();
    config.put(ReplyConnector.SOURCE, MastodonConnector.class.getName());
    config.put(
        MentionConnector.PLACES,
        "[{\"server\": \"a.example\", \"hashtags\": [\"x\"], \"replies\": true}]");
    assertThatThrownBy(() -> connector.start(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("places[0]")
        .hasMessageContaining("token");
    config.put(
        MentionConnector.PLACES,
        "[{\"server\": \"a.example\", \"hashtags\": [\"x\"], \"replies\": true, \"token\": \"t\"}]");
    connector.start(config);
    assertThat(connector.taskConfigs(5)).containsExactly(config);
  }

  private long settledAt(long read) {
    return task.preCommit(Map.of(REPLIES, new OffsetAndMetadata(read))).get(REPLIES).offset();
  }

  private static MentionId id() {
    return MentionId.of("test", "a", "m1");
  }

  private static SinkRecord record(long offset, String source, String command) {
    ReplyOrder order =
        new ReplyOrder(
            command,
            id(),
            source,
            "a",
            "m1",
            Kind.COMMENT,
            Optional.empty(),
            Optional.empty(),
            "Sorry!",
            Optional.empty(),
            Rig.START);
    return new SinkRecord(REPLIES.topic(), 1, null, null, null, MentionJson.write(order), offset);
  }
}
