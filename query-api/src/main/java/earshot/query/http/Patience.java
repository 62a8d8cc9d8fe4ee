package earshot.query.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits for what was done to be readable, a little at a time and not for ever. */
final class Patience {
  private static final Duration LOOK = Duration.ofMillis(40);

  private final LongSupplier nanos;
  private final long deadline;

  Patience(LongSupplier nanos, Duration atMost) {
    this.nanos = nanos;
    this.deadline = nanos.getAsLong() + atMost.toNanos();
  }

  /** Waits a little; false when there is no time left. */
  boolean allows() {
    if (nanos.getAsLong() >= deadline) {
      return false;
    }
    try {
      Thread.sleep(LOOK);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
