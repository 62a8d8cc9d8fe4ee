package earshot.deploy.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import earshot.deploy.local.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
  private final int port = FreePort.picked();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;
  private Wire wire;

  @BeforeEach
  void lay() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("there".getBytes(UTF_8));
          }
        });
    server.start();
    wire = Wire.between(port, server.getAddress().getPort());
  }

  @AfterEach
  void take() {
    wire.close();
    server.stop(0);
    client.close();
  }

  private String asked(Duration atMost) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).timeout(atMost).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void aWholeWireCarriesBothWays() throws Exception {
    assertThat(asked(Duration.ofSeconds(20))).isEqualTo("there");
  }

  @Test
  void nobodyAnswersThroughACutOneUntilItIsMended() throws Exception {
    wire.cut();
    assertThatThrownBy(() -> asked(Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);
    wire.mend();
    assertThat(asked(Duration.ofSeconds(20))).isEqualTo("there");
  }

  @Test
  void aSlowOneTakesItsTime() throws Exception {
    wire.slow(Duration.ofMillis(200));
    long begun = System.nanoTime();

    assertThat(asked(Duration.ofSeconds(20))).isEqualTo("there");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @Test
  void whereNobodyListensTheConnectionEnds() {
    server.stop(0);

    assertThatThrownBy(() -> asked(Duration.ofSeconds(20)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }
}
