package earshot.ingest.connect;

import earshot.ingest.fetch.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until somebody sleeps or moves it. */
public final class FakeTime extends Clock implements Sleeper {
  private volatile Instant now; // servers let time pass on their own threads
  private Duration slept = Duration.ZERO;

  public FakeTime(Instant now) {
    this.now = now;
  }

  @Override
  public void sleep(Duration duration) {
    if (duration.isPositive()) {
      now = now.plus(duration);
      slept = slept.plus(duration);
    }
  }

  /** Time goes on without anybody having slept. */
  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** All that was slept so far. */
  public Duration slept() {
    return slept;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only UTC");
  }
}
