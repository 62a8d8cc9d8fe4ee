package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.query.notify.Receiver.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those that are reached over HTTP, on a real local server. */
abstract class HttpReceiverContract extends ReceiverContract {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  final MockWebServer server = new MockWebServer();
  final List<RecordedRequest> requests = new ArrayList<>();
  private boolean scripted;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The receiver at this address. */
  abstract Receiver at(URI url, Post post);

  /** The words in what it sent. */
  abstract String words(JsonNode body);

  @Override
  Receiver receiver() {
    if (!scripted) {
      server.enqueue(new MockResponse.Builder().code(200).build());
    }
    return at(server.url("/hook").uri(), new Post(true, CLOCK, Duration.ofMillis(500)));
  }

  @Override
  List<String> arrived() throws Exception {
    for (RecordedRequest r = next(); r != null; r = next()) {
      requests.add(r);
    }
    List<String> words = new ArrayList<>();
    for (RecordedRequest request : requests) {
      words.add(words(MentionJson.MAPPER.readTree(request.getBody().toByteArray())));
    }
    return words;
  }

  private RecordedRequest next() throws InterruptedException {
    return server.takeRequest(10, TimeUnit.MILLISECONDS);
  }

  private void script(MockResponse response) {
    scripted = true;
    server.enqueue(response);
  }

  @Override
  void failing() {
    script(new MockResponse.Builder().code(500).build());
  }

  @Override
  void gone() {
    server.close();
    scripted = true;
  }

  @Test
  void tooManyRequestsSayHowLongToWait() {
    script(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());

    Outcome.Failed failed = (Outcome.Failed) receiver().send(message("x"));
    assertThat(failed.pause()).contains(Duration.ofSeconds(120));
  }

  @Test
  void aMessageThatIsNotWantedIsRefused() {
    script(new MockResponse.Builder().code(400).body("bad text").build());

    assertThat(receiver().send(message("x")))
        .isEqualTo(new Outcome.Refused("answered 400 bad text"));
  }

  @Test
  void withoutAnAnswerNobodyKnows() {
    script(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(receiver().send(message("x"))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void redirectsAreNotFollowed() {
    script(new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build());

    assertThat(receiver().send(message("x"))).isInstanceOf(Outcome.Failed.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void privateAddressesAreNotReachedUnlessAllowed() {
    Receiver guarded = at(server.url("/hook").uri(), new Post(false, CLOCK));
    Outcome.Failed failed = (Outcome.Failed) guarded.send(message("x"));

    assertThat(failed.why()).contains("allow-private-addresses");
    assertThat(server.getRequestCount()).isZero();
  }

  static Optional<String> header(RecordedRequest request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }
}
