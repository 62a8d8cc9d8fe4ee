package earshot.ingest.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket on which a place speaks. What it said waits in a small buffer; while that is full
 * nothing more is read, so that a slow listener slows the place down and not our memory.
 */
public final class Wire implements AutoCloseable {
  private static final int GOING = 1001;
  private static final long PATIENCE_MILLIS = 100;

  private final BlockingQueue<Optional<String>> heard; // what is empty is the end
  private volatile CompletableFuture<Outcome> opened = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;
  private volatile boolean closed;
  private volatile String why = "";
  private boolean ended;

  /** A wire that holds so many messages. */
  public Wire(int messages) {
    this.heard = new ArrayBlockingQueue<>(messages);
  }

  /** The next message, if one comes in time. */
  public Optional<String> next(Duration atMost) throws InterruptedException {
    if (ended) {
      return Optional.empty();
    }
    Optional<String> message = heard.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (message == null) {
      return Optional.empty();
    }
    ended = message.isEmpty();
    return message;
  }

  /** Why there will be no more messages, once the last one was taken. */
  public Optional<String> ended() {
    return ended ? Optional.of(why) : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    WebSocket open = socket;
    if (open != null) {
      open.cancel();
    }
  }

  /** Whether nobody listens any more. */
  boolean isClosed() {
    return closed;
  }

  /** Waits until the place has opened it or refused to. */
  Outcome opened(WebSocket asked) throws InterruptedException {
    socket = asked;
    try {
      return opened.get();
    } catch (InterruptedException e) {
      close();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an opening that failed is an outcome", e);
    }
  }

  /** What a refusal to open means. */
  @FunctionalInterface
  interface Refusals {
    Outcome of(Throwable failure, @Nullable Response answer);
  }

  /** Hears for this wire, on the connection's own thread; a new one for each try to open it. */
  WebSocketListener listener(Refusals refusals) {
    opened = new CompletableFuture<>();
    return new WebSocketListener() {
      @Override
      public void onOpen(WebSocket webSocket, Response response) {
        opened.complete(
            new Outcome(
                ResponseAction.SUCCESS,
                response.code(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false));
      }

      @Override
      public void onMessage(WebSocket webSocket, String text) {
        hear(Optional.of(text));
      }

      @Override
      public void onMessage(WebSocket webSocket, ByteString bytes) {
        hear(Optional.of(bytes.utf8()));
      }

      @Override
      public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(GOING, null);
        end("the place closed the connection: " + code + " " + reason);
      }

      @Override
      public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        if (!opened.complete(refusals.of(failure, response))) {
          end("the connection broke: " + failure.getMessage());
        }
      }
    };
  }

  private void end(String reason) {
    why = reason.strip();
    hear(Optional.empty());
  }

  /** Puts it into the buffer, waiting for room as long as somebody may make some. */
  private void hear(Optional<String> message) {
    boolean waits = true;
    while (waits && !closed) {
      try {
        waits = !heard.offer(message, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    }
  }
}
