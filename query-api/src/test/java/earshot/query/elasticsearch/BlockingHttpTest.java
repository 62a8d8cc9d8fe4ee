package earshot.query.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingHttpTest {
  private static final TransportOptions OPTIONS =
      new DefaultTransportOptions.Builder()
          .setHeader("Accept-Encoding", "identity")
          .setParameter("pretty", "true")
          .build();

  private final MockWebServer node = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    node.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void carriesPathParametersHeadersAndTheBodyInItsParts() throws Exception {
    node.enqueue(answer(200, "{\"took\": 3}"));
    try (BlockingHttp http = http(node.url("/es/").uri());
        TransportHttpClient.Response response =
            http.performRequest("bulk", null, bulk("{}\n", "{\"a\": 1}\n"), OPTIONS)) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.header("X-Elastic-Product")).isEqualTo("Elasticsearch");
      assertThat(text(response)).isEqualTo("{\"took\": 3}");
    }
    RecordedRequest seen = node.takeRequest(1, TimeUnit.SECONDS);
    assertThat(seen.getTarget()).isEqualTo("/es/m%2Fx/_bulk?refresh=a%20b&pretty=true");
    assertThat(seen.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    assertThat(seen.getHeaders().values("Content-Type")).containsExactly("application/x-ndjson");
    assertThat(Objects.requireNonNull(seen.getBody()).utf8()).isEqualTo("{}\n{\"a\": 1}\n");
  }

  @Test
  void anErrorIsAnAnswerAndAnEmptyOneHasNoBody() throws Exception {
    node.enqueue(answer(404, ""));
    try (BlockingHttp http = http(node.url("/").uri());
        TransportHttpClient.Response response = http.performRequest("exists", null, head(), null)) {
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).isNull();
    }
  }

  @Test
  void aHostThatIsAwayIsPassedOverAndNotAskedFirstAgain() throws Exception {
    node.enqueue(answer(200, "1"));
    node.enqueue(answer(200, "2"));
    URI away = nobody();
    try (BlockingHttp http = http(away, node.url("/").uri())) {
      assertThat(text(http.performRequest("bulk", null, bulk("{}\n"), OPTIONS))).isEqualTo("1");
      try (ServerSocket back = new ServerSocket(away.getPort())) {
        assertThat(text(http.performRequest("bulk", null, bulk("{}\n"), OPTIONS))).isEqualTo("2");
        back.setSoTimeout(1);
        assertThatThrownBy(back::accept).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void whenNobodyAnswersTheCallFails() throws IOException {
    try (BlockingHttp http = http(nobody(), nobody())) {
      assertThatThrownBy(() -> http.performRequest("head", null, head(), OPTIONS))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"http,0", "http,67108864", "https,0"})
  @Timeout(60)
  void whoeverTakesAllAndNeverAnswersIsWaitedForSoLongOnly(String scheme, int bytes)
      throws IOException {
    try (ServerSocket silent = new ServerSocket(0);
        BlockingHttp http =
            new BlockingHttp(
                List.of(URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort())),
                Optional.empty(),
                Duration.ofMillis(200))) {
      String part = "x".repeat(bytes);
      assertThatThrownBy(() -> http.performRequest("bulk", null, bulk("{}\n", part), OPTIONS))
          .isInstanceOf(InterruptedIOException.class);
    }
  }

  @Test
  void whatIsNoAddressIsRefusedAtOnce() {
    assertThatThrownBy(() -> http(URI.create("ftp://127.0.0.1")))
        .hasMessage("not an address over HTTP: ftp://127.0.0.1");
  }

  private static BlockingHttp http(URI... hosts) {
    return new BlockingHttp(List.of(hosts));
  }

  private static TransportHttpClient.Request bulk(String... parts) {
    return new TransportHttpClient.Request(
        "POST",
        "/m%2Fx/_bulk",
        Map.of("refresh", "a b"),
        Map.of("Content-Type", "application/x-ndjson"),
        List.of(parts).stream()
            .map(part -> ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private static TransportHttpClient.Request head() {
    return new TransportHttpClient.Request("HEAD", "/mentions", Map.of(), Map.of(), null);
  }

  private static String text(TransportHttpClient.Response response) throws IOException {
    BinaryData body = response.body();
    return body == null ? "" : StandardCharsets.UTF_8.decode(body.asByteBuffer()).toString();
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("X-Elastic-Product", "Elasticsearch")
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** An address where nobody listens. */
  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
