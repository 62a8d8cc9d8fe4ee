package earshot.ingest.connect;

import java.time.Duration;

/**
 * How often a feed speaks, as far as its past tells, and how often it is worth asking: four times
 * as talkative is asked twice as often. Of all ways to spend so many calls that one keeps what is
 * said waiting least (<a href="https://doi.org/10.1109/TKDE.2007.1041">Sia, Cho and Cho, Efficient
 * monitoring algorithm for fast news alerts</a>); asking in proportion is no better than asking
 * everybody equally often.
 */
public final class Rhythm {
  static final Duration RAREST = Duration.ofDays(7);
  private static final double MEMORY = Duration.ofDays(5).toSeconds();
  private static final double UNKNOWN = 1.0 / Duration.ofMinutes(30).toSeconds();

  /** Who speaks once an hour is asked three times an hour. */
  private static final double SPEAKS = 1.0 / Duration.ofHours(1).toSeconds();

  private static final double IS_ASKED = Duration.ofMinutes(20).toSeconds();

  private Rhythm() {}

  /** The rate, in items a second, after a walk that found so many new items in this time. */
  public static double rate(double before, long fresh, Duration elapsed) {
    double seconds = Math.max(1, elapsed.toMillis() / 1000.0);
    double weight = 1 - Math.exp(-seconds / MEMORY);
    double known = before < 0 ? UNKNOWN : before;
    return (1 - weight) * known + weight * fresh / seconds;
  }

  /** The rate after a first walk that reached so far back. */
  public static double firstRate(long found, Duration reach) {
    return Math.max(UNKNOWN, found / (double) Math.max(1, reach.toSeconds()));
  }

  /** The time from one walk to the next; a week at most. */
  public static Duration interval(double rate) {
    double often = Math.max(rate < 0 ? UNKNOWN : rate, 1e-12);
    double seconds = IS_ASKED * Math.sqrt(SPEAKS / often);
    return Duration.ofSeconds((long) Math.min(seconds, (double) RAREST.toSeconds()));
  }
}
