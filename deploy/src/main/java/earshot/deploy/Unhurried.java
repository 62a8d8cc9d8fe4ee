package earshot.deploy;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One thread for work that nobody waits for: after each piece it rests twice as long as that took,
 * so that those whom somebody waits for have the processors.
 */
final class Unhurried implements Executor, AutoCloseable {
  private static final int RESTS = 2;

  private final ExecutorService thread;
  private final LongSupplier nanos;
  private final Consumer<Duration> rest;

  /** A thread of this name. */
  Unhurried(String name) {
    this(
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory()),
        System::nanoTime,
        rest -> LockSupport.parkNanos(rest.toNanos()));
  }

  Unhurried(ExecutorService thread, LongSupplier nanos, Consumer<Duration> rest) {
    this.thread = thread;
    this.nanos = nanos;
    this.rest = rest;
  }

  @Override
  public void execute(Runnable work) {
    thread.execute(
        () -> {
          long begun = nanos.getAsLong();
          work.run();
          rest.accept(Duration.ofNanos(RESTS * (nanos.getAsLong() - begun)));
        });
  }

  /** Ends what it does; what waits is not begun any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
