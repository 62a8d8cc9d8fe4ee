package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.jetty.util.thread.ShutdownThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectWorkerIT {
  @TempDir Path dir;

  @Test
  void runsConnectorsThatContinueAfterARestart() {
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty())) {
      kafka.create(List.of(new NewTopic("ticks", 1, (short) 1)));
      try (ConnectWorker worker =
          ConnectWorker.start(Map.of("bootstrap.servers", kafka.bootstrap()))) {
        assertThat(worker.names()).isEmpty();
        assertThat(worker.status("tick")).isEmpty();
        worker.put("tick", ticks(25));
        assertThat(KafkaTalk.read(kafka.bootstrap(), "ticks", 25)).isEqualTo(upTo(25));
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> worker.status("tick").filter(ConnectorStatus::running).isPresent());
      }
      try (ConnectWorker worker =
          ConnectWorker.start(Map.of("bootstrap.servers", kafka.bootstrap()))) {
        assertThat(worker.names()).containsExactly("tick");
        worker.put("tick", ticks(40));
        assertThat(KafkaTalk.read(kafka.bootstrap(), "ticks", 40)).isEqualTo(upTo(40));
        worker.remove("tick");
        worker.remove("never there");
        await().atMost(Duration.ofSeconds(20)).until(() -> worker.names().isEmpty());
      }
    }
  }

  @Test
  void refusesWhatItCantRunAndWhoItDoesntKnow() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty());
        ConnectWorker worker =
            ConnectWorker.start(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      assertThatThrownBy(() -> worker.put("tick", Map.of("connector.class", "no.Such")))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("put tick")
          .hasMessageContaining("no.Such");
      assertThatThrownBy(
              () -> worker.put("tick", Map.of("connector.class", TickConnector.class.getName())))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("\"limit\"");
      for (String method : List.of("GET", "POST", "DELETE")) {
        URI connectors = worker.restUrl().resolve("/connectors");
        assertThat(Http.ask(method, connectors, "{}").statusCode()).as(method).isEqualTo(403);
      }
    }
  }

  @Test
  void stopsOnlyWhenItIsClosed() {
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty());
        ConnectWorker worker =
            ConnectWorker.start(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      assertThat(worker.names()).isEmpty();
      assertThat(Runtime.getRuntime().removeShutdownHook(ShutdownThread.getInstance()))
          .as("Jetty waits for the end of the JVM")
          .isFalse();
    }
  }

  private static Map<String, String> ticks(int limit) {
    return Map.of(
        "connector.class",
        TickConnector.class.getName(),
        "exactly.once.support",
        "required",
        "topic",
        "ticks",
        "limit",
        String.valueOf(limit));
  }

  private static List<String> upTo(int limit) {
    return IntStream.range(0, limit).mapToObj(String::valueOf).toList();
  }
}
