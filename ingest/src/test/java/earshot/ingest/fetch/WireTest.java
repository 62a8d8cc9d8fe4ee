package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ingest.connect.FakeTime;
import earshot.ingest.source.PromptServers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection on which a real server speaks. */
class WireTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Manners RUDE = new Manners(false, Duration.ZERO, Optional.empty());
  private static final Duration SOON = Duration.ofSeconds(5);

  private final MockWebServer server = PromptServers.server();
  private final FakeTime time = new FakeTime(NOW);
  private final Fetcher fetcher = new Fetcher(time, time, new Throttle(), "Earshot/test", true);
  private final AtomicReference<@Nullable WebSocket> speaker = new AtomicReference<>();
  private final AtomicReference<String> lost = new AtomicReference<>("");

  @BeforeEach
  void open() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  private void answerWithMessages(int count, String message) {
    server.enqueue(
        new MockResponse.Builder()
            .webSocketUpgrade(
                new WebSocketListener() {
                  @Override
                  public void onOpen(WebSocket socket, Response response) {
                    for (int i = 0; i < count; i++) {
                      socket.send(i + message);
                    }
                    speaker.set(socket);
                  }

                  @Override
                  public void onFailure(WebSocket socket, Throwable t, @Nullable Response answer) {
                    lost.set("failed");
                  }
                })
            .build());
  }

  private Outcome open(Wire wire) throws InterruptedException {
    return fetcher.open(new Request.Builder().url(server.url("/live")).build(), RUDE, wire);
  }

  @Test
  void aFullBufferMakesThePlaceWaitAndNothingIsLost() throws InterruptedException {
    String long10k = "x".repeat(10_000);
    answerWithMessages(1_500, long10k);
    Wire wire = new Wire(10);
    assertThat(open(wire).action()).isEqualTo(ResponseAction.SUCCESS);

    await().atMost(SOON).until(() -> speaker.get() != null);
    WebSocket socket = speaker.get();
    assertThat(socket.queueSize()).as("bytes that wait at the place").isPositive();
    for (int i = 0; i < 1_500; i++) {
      assertThat(wire.next(SOON)).contains(i + long10k);
    }
    await().atMost(SOON).until(() -> socket.queueSize() == 0);
    assertThat(wire.ended()).isEmpty();
  }

  @Test
  void theEndComesAfterTheLastWord() throws InterruptedException {
    answerWithMessages(3, "");
    Wire wire = new Wire(10);
    open(wire);
    await().atMost(SOON).until(() -> speaker.get() != null);
    speaker.get().close(1001, "going away");

    assertThat(wire.next(SOON)).contains("0");
    assertThat(wire.ended()).isEmpty();
    assertThat(wire.next(SOON)).contains("1");
    assertThat(wire.next(SOON)).contains("2");
    assertThat(wire.next(SOON)).isEmpty();
    assertThat(wire.ended()).contains("the place closed the connection: 1001 going away");
    assertThat(wire.next(SOON)).as("at once").isEmpty();
  }

  @Test
  void aRefusalIsAnOutcomeLikeAnyOther() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    Outcome slow = open(new Wire(1));
    assertThat(slow.action()).isEqualTo(ResponseAction.SLOW_DOWN);
    assertThat(slow.until()).contains(NOW.plusSeconds(30));

    server.enqueue(new MockResponse.Builder().code(400).body("{\"error\": \"OldCursor\"}").build());
    Outcome bad = open(new Wire(1));
    assertThat(bad.action()).isEqualTo(ResponseAction.GIVE_UP);
    assertThat(bad.page().orElseThrow().error().path("error").asText()).isEqualTo("OldCursor");
  }

  @Test
  void aPageWhereAConnectionIsDueOpensNothing() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body("<html>Hello</html>").build());
    Outcome page = open(new Wire(1));
    assertThat(page.action()).isNotEqualTo(ResponseAction.SUCCESS);
    assertThat(page.why()).contains("101");
  }

  @Test
  void aPrivateAddressIsNotConnectedTo() throws InterruptedException {
    try (Fetcher guarded = new Fetcher(time, time, new Throttle(), "Earshot/test", false)) {
      Request request = new Request.Builder().url(server.url("/live")).build();
      Outcome outcome = guarded.open(request, RUDE, new Wire(1));
      assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void closingTheFetcherEndsTheConnectionAndReleasesItsReader() throws InterruptedException {
    answerWithMessages(100, "");
    Wire full = new Wire(1);
    open(full);
    await().atMost(SOON).until(() -> speaker.get() != null);
    fetcher.close();
    await().atMost(SOON).until(() -> lost.get().equals("failed"));
    assertThat(full.isClosed()).as("else its reader would wait for room for ever").isTrue();
  }

  @Test
  void closingAFullWireReleasesItsReader() throws InterruptedException {
    answerWithMessages(100, "");
    Wire wire = new Wire(1);
    open(wire);
    await().atMost(SOON).until(() -> speaker.get() != null);
    wire.close();
    await().atMost(SOON).until(() -> lost.get().equals("failed"));
  }
}
