package earshot.ingest.source;

import java.time.Duration;
import java.util.Optional;

/**
 * What a place asked for in the body of an answer (headers are the runtime's).
 *
 * @param pause do not ask again sooner than this
 * @param interval a lower bound for the time between walks
 * @param remaining calls left in the current window
 * @param within an upper bound for the time to the next walk, because what is there now will not be
 *     there for long
 */
public record Hints(
    Optional<Duration> pause,
    Optional<Duration> interval,
    Optional<Long> remaining,
    Optional<Duration> within) {
  public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), Optional.empty());

  /** What a place asks for that has patience. */
  public Hints(Optional<Duration> pause, Optional<Duration> interval, Optional<Long> remaining) {
    this(pause, interval, remaining, Optional.empty());
  }

  /** Come again soon: somebody is live, or may be. */
  public static Hints within(Duration most) {
    return new Hints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(most));
  }

  /** A lower bound for the time between walks. */
  public static Hints interval(Duration interval) {
    return new Hints(Optional.empty(), Optional.of(interval), Optional.empty());
  }
}
