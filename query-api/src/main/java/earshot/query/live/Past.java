package earshot.query.live;

import java.time.Duration;
import java.util.Optional;

/** Tells again what was told before. */
interface Past {
  /** Everything from one position up to another, to be read once. */
  Replay between(Position from, Position until);

  /** What is told again. */
  interface Replay extends AutoCloseable {
    /** The next event, or nothing when none came in time or all have. */
    Optional<Event> next(Duration atMost);

    /** Whether all have come. */
    boolean done();

    @Override
    void close();
  }
}
