package earshot.query.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many a minute of each, some of them at once. It keeps one number of each: when all it has
 * asked for would be due at the even rate (the <a
 * href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate
 * algorithm</a>).
 */
public final class Pace {
  /** Those that asked longest ago are forgotten first. */
  private static final int MOST = 50_000;

  private final int perMinute;
  private final int burst;
  private final LongSupplier nanos;
  private final long apart;
  private final Map<String, Long> due =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A pace at which nobody has gone yet.
   *
   * @param nanos a clock that only moves forward
   */
  public Pace(int perMinute, int burst, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.burst = burst;
    this.nanos = nanos;
    this.apart = Duration.ofMinutes(1).toNanos() / perMinute;
  }

  /** How long this one must wait; zero when it is counted. */
  public synchronized Duration admit(String one) {
    long now = nanos.getAsLong();
    long ahead = Math.max(0, due.getOrDefault(one, now) - now);
    long tooFar = ahead - apart * (burst - 1);
    if (tooFar > 0) {
      return Duration.ofNanos(tooFar);
    }
    due.put(one, now + ahead + apart);
    return Duration.ZERO;
  }

  @Override
  public String toString() {
    return "at most %d a minute and %d at once".formatted(perMinute, burst);
  }
}
