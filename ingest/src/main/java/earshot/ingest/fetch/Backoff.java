package earshot.ingest.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double with each failure, with full jitter, so that many who failed together do not
 * come back together.
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /** Somewhere between nothing and the doubled wait. */
  public Duration afterFailure(int failures, RandomGenerator random) {
    long most = most(failures);
    return Duration.ofMillis(most == 0 ? 0 : random.nextLong(most + 1));
  }

  /** The same for somebody who was told to slow down: never less than half of it. */
  public Duration afterRebuke(int failures, RandomGenerator random) {
    long half = most(failures) / 2;
    return Duration.ofMillis(half + (half == 0 ? 0 : random.nextLong(half + 1)));
  }

  private long most(int failures) {
    long doubled = first.toMillis() << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    return doubled <= 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
  }
}
