package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.streams.StreamsApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka Streams replaces any thread but the one that reads global stores; without that it gives up
 * for good.
 */
class FlowAgainIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir Path dir;
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void aFlowThatGaveUpBeginsAnew() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty())) {
      kafka.create(
          List.of(
              new NewTopic("settings", 1, (short) 1),
              new NewTopic("words", 1, (short) 1),
              new NewTopic("said", 1, (short) 1)));
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
      try (StreamsApp flow =
          new StreamsApp(this::topology, client, dir.resolve("state"), "alone", 1)) {
        flow.start();
        awaitRunning(flow);
        KafkaTalk.write(kafka.bootstrap(), "words", "one");
        assertThat(KafkaTalk.read(kafka.bootstrap(), "said", 1)).containsExactly("one");

        KafkaTalk.write(kafka.bootstrap(), "settings", "any");
        await().atMost(SOON).until(() -> made.get() > 1);
        awaitRunning(flow);
        KafkaTalk.write(kafka.bootstrap(), "words", "two");
        assertThat(KafkaTalk.read(kafka.bootstrap(), "said", 2)).containsExactly("one", "two");
      }
      assertThat(made).hasValue(2);
    }
  }

  private static void awaitRunning(StreamsApp flow) {
    await().atMost(SOON).until(() -> flow.state() == KafkaStreams.State.RUNNING);
  }

  private Topology topology() {
    made.incrementAndGet();
    StreamsBuilder flow = new StreamsBuilder();
    flow.addGlobalStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore("settings"), Serdes.String(), Serdes.String()),
        "settings",
        Consumed.with(Serdes.String(), Serdes.String()),
        () -> new StumblesOnce());
    flow.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
        .to("said", Produced.with(Serdes.String(), Serdes.String()));
    return flow.build();
  }

  /** Reads each setting, but not the first time. */
  private final class StumblesOnce implements Processor<String, String, Void, Void> {
    @Override
    public void process(Record<String, String> setting) {
      if (heard.getAndIncrement() == 0) {
        throw new IllegalStateException("stumbled");
      }
    }
  }
}
