package earshot.ingest.connect;

import earshot.ingest.fetch.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How often a feed is asked: as often as told, else as its {@link Rhythm} and its budget allow. */
final class Pace {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

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

  /**
   * The time from one walk to the next.
   *
   * @param atMost what the place bears, while politeness and the budget allow
   */
  Duration interval(double rate, Duration withinBudget, Duration atMost) {
    if (watched.every().isPresent()) {
      return watched.every().get();
    }
    Duration usual = Rhythm.interval(rate);
    Duration wanted = usual.compareTo(atMost) < 0 ? usual : atMost;
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
