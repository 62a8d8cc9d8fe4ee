package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.deploy.chaos.ChildEarshot;
import earshot.query.http.SelfSigned;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Earshot against a Kafka and an Elasticsearch that are not its own, which speak TLS only, with a
 * certificate that Java does not trust, and let nobody in without a password.
 */
class OutsideEnginesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"earshot\" password=\"barista\"";

  private static final String FEED =
      """
      <?xml version="1.0"?>
      <rss version="2.0"><channel><title>Town talk</title>
      <item><guid>1</guid><title>On Acme</title><link>https://town.example/1</link>
      <pubDate>%s</pubDate><description>The cardamom bun was wonderful</description></item>
      </channel></rss>
      """;

  @TempDir Path dir;

  @Test
  void worksWithEnginesElsewhereThatItReachesOverTlsAlone() throws Exception {
    SelfSigned certificate = SelfSigned.in(dir);
    int port = FreePort.picked();
    try (LocalKafka kafka =
            LocalKafka.start(
                dir.resolve("brokers"), OptionalInt.of(port), secured(port, certificate));
        LocalElasticsearch node =
            LocalElasticsearch.start(
                Installations.built(), dir.resolve("node"), NodeSettings.small());
        TlsFront front = new TlsFront(certificate, node.url());
        MockWebServer town = new MockWebServer()) {
      talking(town);
      Path config = config(kafka.bootstrap(), front.url(), certificate.authority(), town);
      int pages = FreePort.picked();
      try (ChildEarshot earshot =
          ChildEarshot.up(config, dir.resolve("data"), pages, Map.of("KAFKA_LOGIN", LOGIN + ";"))) {
        earshot.awaitReady(PATIENCE);
        assertThat(earshot.said()).contains(kafka.bootstrap() + " (outside)", "(outside)");
        await().atMost(PATIENCE).until(() -> found(pages, "cardamom").contains("\"total\":1,"));
        earshot.stop(Duration.ofSeconds(60));
      }
      assertThat(dir.resolve("data/kafka")).doesNotExist();
      assertThat(dir.resolve("data/elasticsearch")).doesNotExist();
      assertThat(front.connections()).isPositive();
    }
    keepsNoLogin(dir.resolve("brokers"));
  }

  /** The broker of this test was told its logins in memory, so what lies there came over Kafka. */
  private static void keepsNoLogin(Path brokers) throws Exception {
    try (Stream<Path> kept = Files.walk(brokers)) {
      for (Path file : kept.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.contains("barista")).as("the login in %s", file).isFalse();
      }
    }
  }

  @Test
  void namesTheAuthorityThatItCantUse() throws Exception {
    Path config = dir.resolve("earshot.yml");
    Path none = Files.writeString(dir.resolve("none.pem"), "no certificate");
    Files.writeString(
        config, "elasticsearch: {url: \"https://127.0.0.1:9\", ca: \"%s\"}%n".formatted(none));
    try (ChildEarshot earshot = ChildEarshot.up(config, dir.resolve("data"), FreePort.picked())) {
      earshot.awaitEnd(PATIENCE);
      assertThat(earshot.said()).contains(none.toString()).doesNotContain("\tat ");
    }
  }

  private static void talking(MockWebServer town) throws Exception {
    String now =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC).minusHours(1));
    town.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(mockwebserver3.RecordedRequest request) {
            return "/feed".equals(request.getTarget())
                ? new MockResponse.Builder()
                    .addHeader("Content-Type", "application/rss+xml")
                    .body(FEED.formatted(now))
                    .build()
                : new MockResponse.Builder().code(404).build();
          }
        });
    town.start();
  }

  private Path config(String bootstrap, URI elasticsearch, Path authority, MockWebServer town)
      throws Exception {
    return Files.writeString(
        dir.resolve("earshot.yml"),
        """
        brands:
          - name: Acme
            sources:
              - {type: feed, url: "%s"}
              - {type: trustpilot, business-unit: 0123456789abcdef01234567, key: k3y, hook-secret: h00k, base-url: "%s"}
        network: {allow-private-addresses: true}
        kafka:
          bootstrap: "%s"
          security-protocol: SASL_SSL
          sasl-mechanism: PLAIN
          sasl-jaas-config: "${env:KAFKA_LOGIN}"
          ca: "%s"
        elasticsearch: {url: "%s", ca: "%s", replicas: 0}
        """
            .formatted(
                town.url("/feed"), town.url("/"), bootstrap, authority, elasticsearch, authority));
  }

  private static Map<String, String> secured(int port, SelfSigned certificate) {
    int controller = FreePort.picked();
    String broker = "SASL_SSL://127.0.0.1:" + port;
    Map<String, String> settings = new HashMap<>();
    settings.put("listeners", broker + ",CONTROLLER://127.0.0.1:" + controller);
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "SASL_SSL");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put(
        "listener.name.sasl_ssl.plain.sasl.jaas.config", LOGIN + " user_earshot=\"barista\";");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificate.keys().toString());
    settings.put("ssl.keystore.password", SelfSigned.PASSWORD);
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.location", certificate.authority().toString());
    return settings;
  }

  private static String found(int port, String word) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI asked = URI.create("http://127.0.0.1:%d/api/v1/mentions?q=%s".formatted(port, word));
      return client
          .send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
