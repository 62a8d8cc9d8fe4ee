package earshot.query.live;

import java.time.Duration;
import java.util.Optional;

/** One listener's place at an {@link EventFeed}. */
public interface Subscription extends AutoCloseable {
  /**
   * The next event, or nothing when none came in time.
   *
   * @throws InterruptedException when the thread is asked to stop
   */
  Optional<Event> next(Duration atMost) throws InterruptedException;

  /** How far this listener has heard. */
  Position position();

  /**
   * Whether it is over: closed, or so slow that events had to be left out. Who comes back with
   * {@link #position()} misses nothing.
   */
  boolean over();

  @Override
  void close();
}
