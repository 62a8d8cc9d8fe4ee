package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.chaos.ChildEarshot;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Earshot whose secrets fail everywhere: none of them may be said anywhere. */
class SecretsIT {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String CANARY = "c4n4ry";
  private static final String PASSWORD = "the canary of the administrator";

  private final MockWebServer places = new MockWebServer();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path dir;
  private int port;
  private String secret = "";

  /** Every place and every receiver is unhappy. */
  private static final class Unhappy extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      int status = request.getUrl().encodedPath().equals("/robots.txt") ? 404 : 500;
      return new MockResponse.Builder().code(status).body("no").build();
    }
  }

  @BeforeEach
  void start() throws IOException {
    places.setDispatcher(new Unhappy());
    places.start();
  }

  @AfterEach
  void stop() {
    places.close();
    client.shutdownNow();
  }

  private String yaml() {
    String url = "http://127.0.0.1:" + places.getPort();
    return """
        brands:
          - name: Acme
            query: acme
            sources:
              - {type: youtube, key: "${env:YOUTUBE}", videos: [v], base-url: "%1$s"}
              - {type: telegram, bot: acme_bot, token: "${env:TELEGRAM}", base-url: "%1$s"}
              - {type: trustpilot, business-unit: 0123456789abcdef01234567, key: "${env:TRUSTPILOT}", hook-secret: "${env:HOOK}", base-url: "%1$s"}
        rules:
          - {name: each, when: acme, notify: [hook, bot, chat, mail]}
        notify:
          hook: {type: webhook, url: "%1$s/${env:WEBHOOK}", secret: "${env:SIGNING}"}
          bot: {type: telegram, url: "%1$s", token: "${env:BOT}", chat: "1"}
          chat: {type: slack, url: "http://127.0.0.1:1/${env:SLACK}"}
          mail: {type: email, to: [a@example.org]}
        smtp: {host: 127.0.0.1, port: 1, from: b@example.org, username: c, password: "${env:SMTP}"}
        network: {allow-private-addresses: true}
        """
        .formatted(url);
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new java.util.HashMap<>();
    Stream.of(
            "YOUTUBE",
            "TELEGRAM",
            "TRUSTPILOT",
            "HOOK",
            "WEBHOOK",
            "SIGNING",
            "BOT",
            "SLACK",
            "SMTP")
        .forEach(name -> environment.put(name, CANARY + name.toLowerCase(java.util.Locale.ROOT)));
    return environment;
  }

  @Test
  void noSecretIsSaidAnywhere() throws Exception {
    Path config = Files.writeString(dir.resolve("earshot.yml"), yaml());
    Path data = dir.resolve("data");
    port = freePort();
    try (ChildEarshot earshot = ChildEarshot.up(config, data, port, environment())) {
      earshot.awaitReady(SOON);
      secret = Files.readString(data.resolve("token"));
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("token"))))
          .isEqualTo("rw-------");
      letEverythingFail();
      for (String path : reading()) {
        assertThat(get(path)).as(path).doesNotContain(CANARY, secret, PASSWORD, "argon2");
      }
      earshot.stop(Duration.ofMinutes(2));
      assertThat(earshot.said()).doesNotContain(CANARY, secret, PASSWORD);
    }
    try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(log).content().doesNotContain(CANARY, secret, PASSWORD);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void letEverythingFail() throws Exception {
    String person =
        "{\"name\": \"Ada\", \"role\": \"administrator\", \"password\": \"%s\"}"
            .formatted(PASSWORD);
    assertThat(post("/api/v1/people", person)).isEqualTo(201);
    assertThat(post("/api/v1/feedback", "{\"brand\": \"Acme\", \"text\": \"acme is bad\"}"))
        .isEqualTo(202);
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(json("/api/v1/coverage").findValues("problem")).hasSizeGreaterThan(2);
              assertThat(json("/api/v1/alerts").findValues("problem")).hasSizeGreaterThan(3);
            });
  }

  /** All calls and pages that only read, but the one without end. */
  private List<String> reading() throws Exception {
    Stream<String> calls =
        json("/openapi.json").path("paths").properties().stream()
            .filter(path -> path.getValue().has("get"))
            .map(Map.Entry::getKey)
            .filter(path -> !path.contains("{") && !path.endsWith("/events"));
    Stream<String> more =
        Stream.of("/", "/sources", "/alerts", "/people", "/api/v1/digest?brand=Acme", "/login");
    return Stream.concat(calls, more).toList();
  }

  private JsonNode json(String path) throws Exception {
    return MentionJson.MAPPER.readTree(get(path));
  }

  private String get(String path) throws Exception {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private int post(String path, String body) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + secret);
  }
}
