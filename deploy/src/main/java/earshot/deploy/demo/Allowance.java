package earshot.deploy.demo;

import java.time.Duration;
import java.time.Instant;

/** How many more questions may be asked in the current window of time. */
final class Allowance {
  private final int most;
  private final Duration window;
  private Instant resetAt = Instant.MIN;
  private int left;

  Allowance(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  /**
   * What is left after one more question.
   *
   * @param left negative when it was one too many
   */
  record Left(int most, int left, Instant resetAt) {}

  synchronized Left take(Instant now) {
    if (!now.isBefore(resetAt)) {
      resetAt = now.plus(window);
      left = most;
    }
    left = Math.max(-1, left - 1);
    return new Left(most, left, resetAt);
  }
}
