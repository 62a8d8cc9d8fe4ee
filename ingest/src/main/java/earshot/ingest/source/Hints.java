package earshot.ingest.source;

import java.time.Duration;
import java.util.Optional;

/**
 * What a place asked for in the body of an answer (headers are the runtime's).
 *
 * @param pause do not ask again sooner than this
 * @param interval a lower bound for the time between walks
 * @param remaining calls left in the current window
 */
public record Hints(
    Optional<Duration> pause, Optional<Duration> interval, Optional<Long> remaining) {
  public static final Hints NONE = new Hints(Optional.empty(), Optional.empty(), Optional.empty());

  /** A lower bound for the time between walks. */
  public static Hints interval(Duration interval) {
    return new Hints(Optional.empty(), Optional.of(interval), Optional.empty());
  }
}
