package earshot.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.pages.EveryPage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptBodiesTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final long A_WHILE = Duration.ofSeconds(20).toNanos();

  private final Rig rig =
      Rig.patient(
          PATIENCE,
          wiring ->
              Stream.concat(
                      Arrays.stream(EveryPage.of(wiring)),
                      Arrays.stream(HookRoutesTest.hooks(wiring)))
                  .toArray(Routes[]::new));

  @AfterEach
  void close() {
    rig.close();
  }

  private static byte[] begun(String door, String type) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 60000\r\n\r\n"
        .formatted(door, type)
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/hooks/facebook, application/json",
    "/api/v1/feedback, application/json",
    "/login, application/x-www-form-urlencoded",
    "/setup, application/x-www-form-urlencoded"
  })
  void aBodyThatTricklesInIsCutOff(String door, String type) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", rig.api.port())) {
      socket.setSoTimeout(20);
      socket.getOutputStream().write(begun(door, type));

      assertThat(answer(socket)).startsWith("HTTP/1.1 408 ");
    }
  }

  /** What comes back while a byte is sent now and then. */
  private static String answer(Socket socket) throws IOException {
    byte[] buffer = new byte[4096];
    for (long end = System.nanoTime() + A_WHILE; System.nanoTime() < end; ) {
      try {
        int read = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(read, 0), UTF_8);
      } catch (java.net.SocketTimeoutException nothingYet) {
        socket.getOutputStream().write('x');
      }
    }
    throw new AssertionError("the server still reads");
  }

  @Test
  void aLongBodyThatComesAsFastAsItCanIsRead() {
    String body = "{\"brand\": \"Nobody\", \"text\": \"%s\"}".formatted("x".repeat(50_000));

    assertThat(rig.post("/api/v1/feedback", body, "Content-Type", "application/json").body())
        .contains("text is longer than");
  }
}
