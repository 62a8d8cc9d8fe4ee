package earshot.query.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Cuts off bodies that trickle in. While one is read it holds a thread of the server, so some
 * hundreds that send a byte now and then would keep everybody else waiting.
 */
final class PromptBodies extends Handler.Wrapper {
  /** Slower than any line that people still use. */
  private static final long BYTES_A_SECOND = 16 * 1024;

  private final Duration patience;

  /**
   * Waits this long for each, and longer for who sends a lot.
   *
   * @param patience for a body of a few bytes
   */
  PromptBodies(Duration patience) {
    this.patience = patience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(new Timed(request), response, callback);
  }

  private final class Timed extends Request.Wrapper {
    private long received;

    private Timed(Request request) {
      super(request);
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk == null || chunk.isLast()) {
        return chunk;
      }
      received += chunk.remaining();
      if (!late()) {
        return chunk;
      }
      chunk.release();
      TimeoutException late = new TimeoutException("the body takes too long");
      super.fail(late);
      return Content.Chunk.from(late);
    }

    private boolean late() {
      Duration due = patience.plusSeconds(received / BYTES_A_SECOND);
      return System.nanoTime() - getBeginNanoTime() > due.toNanos();
    }
  }
}
