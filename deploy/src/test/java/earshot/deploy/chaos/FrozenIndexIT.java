package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.local.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elasticsearch accepts connections and answers nothing, as a node does that swaps. */
class FrozenIndexIT {
  private static final Duration START = Duration.ofMinutes(4);

  /** What a message waits for the index, and what all of the rest may take on a busy machine. */
  private static final Duration TOLD = Duration.ofSeconds(10 + 30);

  @TempDir Path dir;

  @Test
  void peopleAreToldAllTheSame() throws Exception {
    try (MockWebServer desk = new MockWebServer()) {
      desk.enqueue(new MockResponse.Builder().code(200).build());
      desk.start();
      Path config = Files.writeString(dir.resolve("earshot.yml"), yaml(desk.url("/").toString()));
      Path data = dir.resolve("data");
      int port = FreePort.picked();
      try (ChildEarshot earshot = ChildEarshot.up(config, data, port)) {
        earshot.awaitReady(START);
        List<Long> node = Fault.Node.processes(data);
        for (long process : node) {
          Signals.send("STOP", process);
        }
        assertThat(say(port, data)).isEqualTo(202);
        RecordedRequest told = desk.takeRequest(TOLD.toSeconds(), TimeUnit.SECONDS);
        for (long process : node) {
          Signals.send("CONT", process);
        }

        assertThat(told).isNotNull();
        assertThat(told.getBody().utf8()).contains("each").doesNotContain("acme is bad");
      }
    }
  }

  private static String yaml(String desk) {
    return """
        brands: [{name: Acme, query: acme}]
        rules: [{name: each, when: acme, notify: [desk]}]
        notify: {desk: {type: webhook, url: "%s"}}
        network: {allow-private-addresses: true}
        """
        .formatted(desk);
  }

  private static int say(int port, Path data) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/feedback"))
            .header("Authorization", "Bearer " + Files.readString(data.resolve("token")))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"brand\": \"Acme\", \"text\": \"acme is bad\"}", StandardCharsets.UTF_8))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
