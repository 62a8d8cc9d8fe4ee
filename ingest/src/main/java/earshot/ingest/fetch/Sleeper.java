package earshot.ingest.fetch;

import java.time.Duration;

/** Waits; passed in, so that tests need no time. */
@FunctionalInterface
public interface Sleeper {
  /** Returns after this long; at once where it is zero or negative. */
  void sleep(Duration duration) throws InterruptedException;
}
