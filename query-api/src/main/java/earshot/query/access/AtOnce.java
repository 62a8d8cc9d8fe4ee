package earshot.query.access;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Asks questions at once that do not need each other's answers, all of them for whoever asks on the
 * thread that made this: without that, another thread would be shown everything.
 */
public final class AtOnce implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Optional<Identity> who = Asking.who();

  /** Begins to ask; what comes back waits for the answer, or throws what the question threw. */
  public <T> Supplier<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> asked(question), threads);
    return () -> awaited(answer);
  }

  /** The thread ends with the question, and with it who asked. */
  private <T> T asked(Supplier<T> question) {
    who.ifPresent(Asking::begin);
    return question.get();
  }

  private static <T> T awaited(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw e;
    }
  }

  /** Waits until all has been answered. */
  @Override
  public void close() {
    threads.close();
  }
}
