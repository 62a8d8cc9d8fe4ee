package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.streams.StreamsApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores of a flow that is killed may hold what was never committed. They are wiped at the next
 * start unless a checkpoint says that they are whole; one that is left while they are written makes
 * the flow drop, as said already, what never went on: Kafka 4.2.1 and older do (KAFKA-20685).
 */
class UncommittedStateIT {
  @TempDir Path dir;

  @Test
  void onlyAFlowThatEndedSaysThatItsStoresAreWhole() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty())) {
      kafka.create(
          List.of(
              new NewTopic("words", 1, (short) 1),
              new NewTopic("earshot-streams-seen-changelog", 1, (short) 1)));
      Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
      try (StreamsApp flow =
          new StreamsApp(UncommittedStateIT::seen, client, dir.resolve("state"), "alone", 1)) {
        flow.start();
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> flow.state() == KafkaStreams.State.RUNNING);
        KafkaTalk.write(kafka.bootstrap(), "words", "one");
        KafkaTalk.read(kafka.bootstrap(), "earshot-streams-seen-changelog", 1);
        assertThat(checkpoints()).isEmpty();
      }
      assertThat(checkpoints()).isNotEmpty();
    }
  }

  private static Topology seen() {
    StreamsBuilder flow = new StreamsBuilder();
    flow.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore("seen"), Serdes.String(), Serdes.String()));
    flow.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
        .process(Remembering::new, "seen");
    return flow.build();
  }

  /** Keeps each word. */
  private static final class Remembering
      extends ContextualProcessor<String, String, String, String> {
    @Override
    public void process(Record<String, String> said) {
      KeyValueStore<String, String> seen = context().getStateStore("seen");
      seen.put(said.value(), said.value());
    }
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("state"))) {
      return files.filter(file -> file.endsWith(".checkpoint")).toList();
    }
  }
}
