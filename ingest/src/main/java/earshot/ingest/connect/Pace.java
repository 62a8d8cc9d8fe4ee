package earshot.ingest.connect;

import earshot.ingest.fetch.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often a feed is asked: as often as told, else about twice for each new item that its recent
 * past lets expect.
 */
final class Pace {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration RAREST = Duration.ofDays(7);
  private static final double MEMORY = Duration.ofDays(3).toSeconds();
  private static final double UNKNOWN = 1.0 / Duration.ofMinutes(30).toSeconds();

  private final Watched watched;
  private final Backoff passing;
  private final Backoff lasting;

  Pace(Watched watched) {
    this.watched = watched;
    Optional<Duration> every = watched.every();
    this.passing =
        new Backoff(
            firstRest(every, TEN_SECONDS),
            every.map(interval -> longer(interval, A_MINUTE)).orElse(Duration.ofHours(1)));
    this.lasting =
        new Backoff(
            every.map(interval -> longer(interval, A_SECOND)).orElse(A_MINUTE),
            every.map(interval -> longer(interval, A_MINUTE)).orElse(Duration.ofHours(6)));
  }

  /** The usual first rest, but whoever asks every second can also come back in a second. */
  static Duration firstRest(Optional<Duration> every, Duration usual) {
    return every
        .filter(interval -> interval.compareTo(usual) < 0)
        .map(interval -> longer(interval, A_SECOND))
        .orElse(usual);
  }

  /** The rate after a walk that found so many new items in this time. */
  static double rate(double before, long fresh, Duration elapsed) {
    double seconds = Math.max(1, elapsed.toMillis() / 1000.0);
    double weight = 1 - Math.exp(-seconds / MEMORY);
    double known = before < 0 ? UNKNOWN : before;
    return (1 - weight) * known + weight * fresh / seconds;
  }

  /** The rate after a first walk that reached so far back. */
  static double firstRate(long found, Duration reach) {
    return Math.max(UNKNOWN, found / (double) Math.max(1, reach.toSeconds()));
  }

  /** The time from one walk to the next. */
  Duration interval(double rate, Duration withinBudget) {
    if (watched.every().isPresent()) {
      return watched.every().get();
    }
    double seconds = 1 / (2 * Math.max(rate < 0 ? UNKNOWN : rate, 1e-9));
    Duration wanted = Duration.ofSeconds((long) Math.min(seconds, (double) RAREST.toSeconds()));
    return longer(longer(wanted, watched.feed().fastest()), withinBudget);
  }

  /**
   * The rest after so many failures in a row: half of it is sure, half is chance.
   *
   * @param passes whether asking again soon may help
   */
  Duration afterFailures(int failures, boolean passes, RandomGenerator random) {
    return (passes ? passing : lasting).afterRebuke(failures, random);
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
