package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest extends HttpReceiverContract {
  @Override
  Receiver at(URI url, Post post) {
    return new WebhookReceiver(post, url, Optional.empty(), CLOCK);
  }

  @Override
  String words(JsonNode body) {
    return body.path("text").asText().replace("<!channel>", "");
  }

  @Test
  void isSignedWhereThereIsASecret() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    new WebhookReceiver(
            new Post(true, CLOCK), server.url("/hook").uri(), Optional.of("s3cret"), CLOCK)
        .send(message("x"));

    RecordedRequest request = server.takeRequest();
    String timestamp = String.valueOf(NOON.getEpochSecond());
    assertThat(header(request, "Earshot-Timestamp")).contains(timestamp);
    assertThat(header(request, "Earshot-Signature"))
        .contains(
            "v1="
                + WebhookReceiver.signature("s3cret", timestamp, request.getBody().toByteArray()));
    assertThat(header(request, "Idempotency-Key")).contains("id-1");
  }

  @Test
  void theSignatureIsTheOneThatOthersCompute() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac key
    assertThat(
            WebhookReceiver.signature(
                "key", "1700000000", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae");
  }

  @Test
  void hasNoSignatureWithoutASecret() throws Exception {
    receiver().send(message("x"));

    assertThat(header(server.takeRequest(), "Earshot-Signature")).isEmpty();
  }

  @Test
  void waitsUntilADateAndNeverLongerThanAnHour() {
    assertThat(Post.wait("Sun, 01 Mar 2026 12:00:30 GMT", NOON)).contains(Duration.ofSeconds(30));
    assertThat(Post.wait("86400", NOON)).contains(Duration.ofHours(1));
    assertThat(Post.wait("soon", NOON)).isEmpty();
  }
}
