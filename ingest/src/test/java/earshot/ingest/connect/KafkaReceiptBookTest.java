package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.Sending;
import earshot.mention.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaReceiptBookTest {
  private static final TopicPartition ONLY = new TopicPartition(Topics.RECEIPTS.name(), 0);

  private final MockProducer<byte[], byte[]> written =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  /** A book on this much of the topic. */
  private KafkaReceiptBook book(MockConsumer<byte[], byte[]> kafka, long end) {
    Node[] nobody = {};
    kafka.updatePartitions(
        ONLY.topic(), List.of(new PartitionInfo(ONLY.topic(), 0, Node.noNode(), nobody, nobody)));
    kafka.updateBeginningOffsets(Map.of(ONLY, 0L));
    kafka.updateEndOffsets(Map.of(ONLY, end));
    return new KafkaReceiptBook(kafka, written).open();
  }

  @Test
  void receiptsAndTokensLieBesideEachOther() {
    String credential = Receipt.credential("desk.example:1234");
    try (KafkaReceiptBook before = book(new MockConsumer<>("earliest"), 0)) {
      before.keep(credential, "l0cked");
      before.put(new Receipt(MentionId.of("desk", "", "7"), Sending.queued("c-1", Rig.START)));
      assertThat(before.token(credential)).contains("l0cked");
    }
    MockConsumer<byte[], byte[]> another = new MockConsumer<>("earliest");
    try (KafkaReceiptBook after = book(another, written.history().size())) {
      List<ProducerRecord<byte[], byte[]>> history = List.copyOf(written.history());
      for (int i = 0; i < history.size(); i++) {
        another.addRecord(
            new ConsumerRecord<>(ONLY.topic(), 0, i, history.get(i).key(), history.get(i).value()));
      }
      assertThat(after.token(credential)).contains("l0cked");
      assertThat(after.of("c-1")).isPresent();
      assertThat(after.of(credential)).isEmpty();
    }
    assertThat(new String(written.history().getFirst().key(), StandardCharsets.UTF_8))
        .isEqualTo(credential);
  }
}
