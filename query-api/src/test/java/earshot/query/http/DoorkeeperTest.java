package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "LOCALHOST:8080, 200",
    "127.0.0.1:9, 200",
    "[::1]:8080, 200",
    "[::1], 200",
    "evil.example, 421",
    "evil.example:8080, 421",
    "localhost.evil.example, 421",
    "127.0.0.1.evil.example, 421",
  })
  void onLoopbackOnlyOurOwnNamesAreAnswered(String host, int status) {
    String answer =
        rig.raw("GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));

    assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/mentions", "/nothing", "/metrics", "/openapi.json"})
  void everyAnswerIsGuarded(String path) {
    HttpResponse<String> answer = rig.get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().map()).doesNotContainKey("Server");
  }

  @Test
  void longAnswersAreCompressedForThoseWhoCan() {
    IntStream.range(0, 20)
        .forEach(
            i ->
                rig.holding(
                    earshot.query.Said.post(i, "text ".repeat(50), java.time.Duration.ZERO)));

    HttpResponse<String> plain = rig.get("/api/v1/mentions");
    HttpResponse<String> packed = rig.get("/api/v1/mentions", "Accept-Encoding", "gzip");

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length()).isLessThan(plain.body().length() / 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=x", "Multipart/Form-Data;boundary=x"})
  void partsAreRefusedBeforeAnybodyKeepsThemInFiles(String type) {
    String part = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nada\r\n--x--\r\n";

    for (String door : List.of("/login", "/setup", "/logout", "/api/v1/people")) {
      assertThat(rig.post(door, part, "Content-Type", type).statusCode()).as(door).isEqualTo(415);
    }
  }

  @Test
  void headIsAnsweredWithoutABody() {
    HttpResponse<String> answer = rig.send("HEAD", "/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
