package earshot.query.notify;

import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What one message asks the store for. A store that stands still is waited for once and not for
 * long: the message is worth more than what it would show of it. For one thread.
 */
final class Lookup {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  private long nanosLeft;

  /**
   * @param atMost how long all questions together may take
   */
  Lookup(Duration atMost) {
    nanosLeft = atMost.toNanos();
  }

  /** What the store answers, or this where it can't or is too late. */
  <T> T ask(Supplier<T> question, T otherwise) {
    if (nanosLeft <= 0) {
      return otherwise;
    }
    long begin = System.nanoTime();
    Future<T> answer = THREADS.submit(question::get);
    try {
      return answer.get(nanosLeft, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return otherwise;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailable) {
        return otherwise;
      }
      throw new IllegalStateException("the store can't be asked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    } finally {
      nanosLeft -= System.nanoTime() - begin;
    }
  }
}
