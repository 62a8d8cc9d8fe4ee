package earshot.deploy.demo;

import static java.util.Comparator.comparing;

import io.javalin.websocket.WsContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * Everything that the town's people post on Bluesky, the rest of the world's small talk included,
 * as a Jetstream server hands it on (https://github.com/bluesky-social/jetstream): from a cursor in
 * microseconds until now, and from then on as it happens.
 */
final class Firehose implements AutoCloseable {
  static final String PATH = "/subscribe";

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Town town;
  private final Clock clock;
  private final ExecutorService speakers = Executors.newVirtualThreadPerTaskExecutor();

  Firehose(Town town, Clock clock) {
    this.town = town;
    this.clock = clock;
  }

  /** Somebody begins to listen. */
  void open(WsContext listener) {
    String cursor = listener.queryParam("cursor");
    Instant from = cursor == null ? clock.instant() : time(Long.parseLong(cursor));
    speakers.execute(() -> speak(listener, from));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private void speak(WsContext listener, Instant from) {
    Instant told = from;
    try {
      while (listener.session.isOpen()) {
        Instant now = clock.instant();
        commits(told, now)
            .forEach(done -> listener.session.sendText(done.json().toString(), Callback.NOOP));
        told = now;
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Stream<Commit> commits(Instant after, Instant until) {
    return town.changed(after, until)
        .flatMap(said -> Commit.of(said, town, after, until))
        .sorted(comparing(Commit::at));
  }

  @Override
  public void close() {
    speakers.shutdownNow();
  }
}
