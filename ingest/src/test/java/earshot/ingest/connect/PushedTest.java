package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What a place sends by itself: it only says where to look. */
class PushedTest extends WalkScene {
  private static final String RARELY = ",\"every\":\"10h\",\"recheck\":\"9h\"";

  @Test
  void aHintThatThereIsMoreIsFollowedAtOnce() {
    talk(1, 3);
    try (Rig rig = rig("newest", RARELY)) {
      rig.walk().forget();
      talk(4, 4);
      assertThat(ids(rig.walkAfter(MINUTE).said())).as("nobody said so").isEmpty();
      assertThat(ids(rig.ring("{\"walk\": true}").walk().said())).containsExactly("m4");
      int asked = place.asked().size();
      rig.ring("{\"speaks\": \"of others\"}").walkAfter(MINUTE);
      assertThat(place.asked()).hasSize(asked);
    }
  }

  @Test
  void whatIsSaidToBeNewIsLookedUpAndNotToldAgainByTheWalk() {
    talk(1, 3);
    try (Rig rig = rig("newest", RARELY + ",\"lookup\":true")) {
      rig.walk().forget();
      talk(4, 4);
      assertThat(ids(rig.ring("{\"changed\": [\"m4\"]}").walk().said())).containsExactly("m4");
      assertThat(place.asked().getLast().getTarget()).isEqualTo("/item/m4");
      rig.forget().restart().walkAfter(Duration.ofHours(10));
      assertThat(ids(rig.said())).isEmpty();
    }
  }

  @Test
  void editsAndDeletionsAreSeenAtOnce() {
    talk(1, 3);
    try (Rig rig = rig("newest", RARELY + ",\"lookup\":true")) {
      rig.walk().forget();
      place.edit("m1", "other words");
      place.delete("m2");
      rig.ring("{\"changed\": [\"m1\", \"m2\"]}").ring("{\"changed\": [\"m2\"]}").walk();
      assertThat(ids(rig.said())).containsExactly("m1");
      assertThat(rig.gone()).containsExactly("the place answers 404");
    }
  }

  @Test
  void whatIsForgedOrComesAgainDoesNoHarm() {
    talk(1, 3);
    try (Rig rig = rig("newest", RARELY + ",\"lookup\":true")) {
      rig.walk().forget();
      rig.ring("{\"changed\": [\"m1\", \"never-said\"], \"text\": \"forged\"}").walk();
      assertThat(rig.said()).isEmpty();
      assertThat(rig.gone()).isEmpty();
    }
  }

  @Test
  void aPlaceThatWantsToRestIsLeftAloneAllTheSame() {
    talk(1, 3);
    try (Rig rig = rig("newest", RARELY)) {
      place.pause(Duration.ofMinutes(30));
      rig.walk();
      int asked = place.asked().size();
      rig.ring("{\"walk\": true}").walk();
      assertThat(place.asked()).hasSize(asked);
      rig.walkAfter(Duration.ofMinutes(31));
      assertThat(place.asked()).hasSize(asked + 1);
    }
  }

  @Test
  void theBellRingsForWhatIsFreshAndOurs() {
    MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    TopicPartition hooks = new TopicPartition(Topics.HOOKS.name(), 0);
    kafka.updatePartitions(
        hooks.topic(),
        List.of(new PartitionInfo(hooks.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
    kafka.updateBeginningOffsets(Map.of(hooks, 0L));
    List<String> heard = new ArrayList<>();
    Bell bell = new Bell(kafka, "test", NOW, body -> heard.add(body.toString()));
    bell.assign();
    kafka.addRecord(record(0, "test", Duration.ofHours(2), "{\"old\":1}"));
    kafka.addRecord(record(1, "other", Duration.ZERO, "{\"theirs\":1}"));
    kafka.addRecord(record(2, "test", Duration.ZERO, "no JSON"));
    kafka.addRecord(record(3, "test", Duration.ofMinutes(59), "{\"ours\":1}"));
    bell.once(Duration.ZERO);
    assertThat(heard).containsExactly("{\"ours\":1}");
  }

  @Test
  void withoutItsTopicTheBellSaysSo() {
    Bell bell = new Bell(new MockConsumer<>("earliest"), "test", NOW, body -> {});
    assertThatThrownBy(bell::assign).hasMessageContaining("no topic hooks");
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset, String source, Duration ago, String body) {
    return new ConsumerRecord<>(
        Topics.HOOKS.name(),
        0,
        offset,
        NOW.minus(ago).toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        source.getBytes(StandardCharsets.UTF_8),
        body.getBytes(StandardCharsets.UTF_8),
        new RecordHeaders(),
        Optional.empty());
  }
}
