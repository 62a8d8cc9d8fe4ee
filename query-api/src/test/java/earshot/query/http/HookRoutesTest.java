package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.HookLog;
import earshot.query.IntakeUnavailable;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookRoutesTest {
  private static final String BODY = "{\"object\": \"page\", \"entry\": [{\"id\": \"1\"}]}";
  private static final Hooks HOOKS =
      new Hooks(
          Map.of(
              "facebook", List.of(Hook.meta("0ther"), Hook.meta("app-s3cret")),
              "surveymonkey", List.of(Hook.surveyMonkey("shop", "s3cret")),
              "livechat", List.of(Hook.liveChat("chat-s3cret")),
              "trustpilot", List.of(Hook.inAddress("addr3ss"))),
          Map.of("facebook", List.of("greet-m3")));

  private final List<String> kept = new CopyOnWriteArrayList<>();
  private volatile boolean broken;
  private final Rig rig =
      new Rig(store -> store, wiring -> hooks(wiring, (source, body, at) -> keep(source, body)));

  private void keep(String source, byte[] body) {
    if (broken) {
      throw new IntakeUnavailable("Kafka did not take it", new IllegalStateException());
    }
    kept.add(source + " " + new String(body, StandardCharsets.UTF_8));
  }

  static Routes[] hooks(Wiring wiring) {
    return hooks(wiring, (source, body, at) -> {});
  }

  private static Routes[] hooks(Wiring wiring, HookLog log) {
    return new Routes[] {new HookRoutes(() -> HOOKS, log, wiring)};
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static byte[] hash(String algorithm, String key, String body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String meta(String body) {
    return "sha256=" + HexFormat.of().formatHex(hash("HmacSHA256", "app-s3cret", body));
  }

  private int post(String source, String body, String... headers) {
    String[] all = headers.length == 0 ? new String[] {"Accept", "*/*"} : headers;
    return rig.post("/api/v1/hooks/" + source, body, all).statusCode();
  }

  @Test
  void whatMetaSignedIsKeptAsItCame() {
    assertThat(post("facebook", BODY, "X-Hub-Signature-256", meta(BODY))).isEqualTo(200);
    assertThat(kept).containsExactly("facebook " + BODY);
  }

  @Test
  void whatSurveyMonkeySignedIsKept() {
    byte[] hash = hash("HmacSHA1", "shop&s3cret", BODY);
    String signature = Base64.getEncoder().encodeToString(hash);
    assertThat(post("surveymonkey", BODY, "Sm-Signature", signature)).isEqualTo(200);
    assertThat(post("surveymonkey", BODY + " ", "Sm-Signature", signature)).isEqualTo(403);
    assertThat(kept).hasSize(1);
  }

  @Test
  void aSecretInTheBodyOrInTheAddressProvesTheOthers() {
    assertThat(post("livechat", "{\"secret_key\": \"chat-s3cret\"}")).isEqualTo(200);
    assertThat(post("livechat", "{\"secret_key\": \"chat\"}")).isEqualTo(403);
    assertThat(post("livechat", "no JSON")).isEqualTo(403);
    String below = "{\"event\": {\"secret_key\": \"chat-s3cret\"}, \"secret_key\": \"\"}";
    assertThat(post("livechat", below)).isEqualTo(403);
    assertThat(post("trustpilot?token=addr3ss", BODY)).isEqualTo(200);
    assertThat(post("trustpilot?token=other", BODY)).isEqualTo(403);
    assertThat(post("trustpilot", BODY)).isEqualTo(403);
    assertThat(kept).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=abc", "app-s3cret"})
  void whatIsForgedIsRefused(String signature) {
    assertThat(post("facebook", BODY, "X-Hub-Signature-256", signature)).isEqualTo(403);
    assertThat(post("facebook", BODY)).isEqualTo(403);
    assertThat(kept).isEmpty();
  }

  @Test
  void anotherBodyUnderTheSameSignatureIsRefused() {
    assertThat(post("facebook", BODY.replace("1", "2"), "X-Hub-Signature-256", meta(BODY)))
        .isEqualTo(403);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatIsSentAgainIsTakenOnceAndWhatKafkaDidNotTakeMayComeAgain() {
    broken = true;
    assertThat(post("facebook", BODY, "X-Hub-Signature-256", meta(BODY))).isEqualTo(503);
    broken = false;
    assertThat(post("facebook", BODY, "X-Hub-Signature-256", meta(BODY))).isEqualTo(200);
    assertThat(post("facebook", BODY, "X-Hub-Signature-256", meta(BODY)))
        .as("whoever sends again did not see that it was taken, and would send it for days")
        .isEqualTo(200);
    assertThat(kept).hasSize(1);
  }

  @Test
  void aPlaceWithoutASecretHasNoDoor() {
    assertThat(post("instagram", BODY, "X-Hub-Signature-256", meta(BODY))).isEqualTo(404);
    assertThat(rig.send("HEAD", "/api/v1/hooks/surveymonkey").statusCode()).isEqualTo(200);
    assertThat(rig.send("HEAD", "/api/v1/hooks/mastodon").statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyMayBeLargerThanAnotherRequestButHasItsLimit() {
    String large = "{\"pad\": \"" + "x".repeat(500_000) + "\"}";
    assertThat(post("facebook", large, "X-Hub-Signature-256", meta(large))).isEqualTo(200);
    assertThat(
            rig.raw(
                "POST /api/v1/hooks/facebook HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: %d\r\n\r\n".formatted(HookRoutes.LARGEST_BODY + 1)))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void whoSendsManyAtOnceKeepsNobodyElseFromSending() throws IOException {
    String begun =
        "POST /api/v1/hooks/facebook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{";
    List<Socket> open = new ArrayList<>();
    try {
      while (post("facebook", BODY) != 503) {
        assertThat(open).as("the server takes more and more").hasSizeLessThan(99);
        Socket socket = new Socket("127.0.0.1", rig.api.port());
        open.add(socket);
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    await(() -> post("facebook", BODY, "X-Hub-Signature-256", meta(BODY)) == 200);
  }

  @Test
  void metaIsGreetedBackWithItsOwnWord() {
    HttpResponse<String> answer = greet("greet-m3", "1158201444");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("1158201444");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(greet("wrong", "1158201444").statusCode()).isEqualTo(403);
    assertThat(greet("greet-m3", "%3Cscript%3E").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> greet(String word, String challenge) {
    return rig.get(
        "/api/v1/hooks/facebook?hub.mode=subscribe&hub.verify_token=%s&hub.challenge=%s"
            .formatted(word, challenge));
  }
}
