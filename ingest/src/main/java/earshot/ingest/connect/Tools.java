package earshot.ingest.connect;

import earshot.ingest.fetch.Access;
import earshot.ingest.fetch.Fetcher;
import earshot.ingest.fetch.Sleeper;
import earshot.ingest.fetch.Throttle;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** What every walk of a task shares. */
record Tools(
    Clock clock,
    Sleeper sleeper,
    Throttle throttle,
    RandomGenerator random,
    Fetcher fetcher,
    Access access) {

  Tools(Clock clock, Sleeper sleeper, Throttle throttle, RandomGenerator random, Fetcher fetcher) {
    this(clock, sleeper, throttle, random, fetcher, new Access(clock, random, fetcher));
  }

  /** To the millisecond, as times are stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
