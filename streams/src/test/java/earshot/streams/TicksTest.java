package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import earshot.mention.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(cluster(), true, null, new StringSerializer(), new ByteArraySerializer());
  private Instant now = NOON.plusSeconds(17);
  private Instant processedUntil = Instant.MAX;
  private final InstantSource time = () -> now;
  private final Ticks ticks =
      new Ticks(producer, time.withZone(ZoneOffset.UTC), minute -> !minute.isAfter(processedUntil));

  @AfterEach
  void stop() {
    ticks.close();
  }

  @Test
  void saysEachMinuteOnceOnEveryPartition() {
    ticks.look();
    now = NOON.plusSeconds(59);
    ticks.look();
    now = NOON.plusSeconds(61);
    ticks.look();

    assertThat(producer.history())
        .extracting(ProducerRecord::partition, ProducerRecord::timestamp, ProducerRecord::key)
        .containsExactly(
            tuple(0, NOON.toEpochMilli(), "2026-03-01T12:00:00Z"),
            tuple(1, NOON.toEpochMilli(), "2026-03-01T12:00:00Z"),
            tuple(0, NOON.plusSeconds(60).toEpochMilli(), "2026-03-01T12:01:00Z"),
            tuple(1, NOON.plusSeconds(60).toEpochMilli(), "2026-03-01T12:01:00Z"));
  }

  @Test
  void saysAMinuteAgainThatKafkaDidNotTake() {
    producer.sendException = new TimeoutException("nobody there");
    ticks.look();
    producer.sendException = null;
    ticks.look();

    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void doesNotGoBackWithTheClock() {
    ticks.look();
    now = now.minus(Duration.ofMinutes(3));
    ticks.look();

    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void aMinuteWaitsForTheFlow() {
    processedUntil = NOON.minusSeconds(1);
    ticks.look();
    assertThat(producer.history()).isEmpty();
    processedUntil = NOON.plusSeconds(3);
    ticks.look();

    assertThat(producer.history())
        .extracting(ProducerRecord::timestamp)
        .containsOnly(NOON.toEpochMilli());
  }

  @Test
  void timePassesForAFlowThatLagsBehindForLong() {
    ticks.look();
    now = NOON.plusSeconds(600);
    processedUntil = NOON.plusSeconds(150);
    IntStream.range(0, 5).forEach(i -> ticks.look());

    assertThat(producer.history())
        .extracting(ProducerRecord::key)
        .containsExactly(
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:01:00Z",
            "2026-03-01T12:01:00Z",
            "2026-03-01T12:02:00Z",
            "2026-03-01T12:02:00Z");
  }

  private static Cluster cluster() {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> partitions =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    new PartitionInfo(
                        Topics.TICKS.name(), i, node, new Node[] {node}, new Node[] {node}))
            .toList();
    return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
  }
}
