package earshot.query.index;

import java.time.Duration;

/** Waits, or in a test does not. */
@FunctionalInterface
interface Pause {
  void pause(Duration duration) throws InterruptedException;
}
