package earshot.ingest.connect;

import earshot.ingest.fetch.Access;
import earshot.ingest.fetch.Fetcher;
import earshot.ingest.fetch.Sleeper;
import earshot.ingest.fetch.Throttle;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.AbstractConfig;

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

  /** Those of a running connector. */
  static Tools real(AbstractConfig settings) {
    Clock clock = Clock.systemUTC();
    Fetcher fetcher =
        new Fetcher(
            clock,
            Thread::sleep,
            Throttle.JVM,
            settings.getString(MentionConnector.USER_AGENT),
            settings.getBoolean(MentionConnector.ALLOW_PRIVATE));
    return new Tools(clock, Thread::sleep, Throttle.JVM, new Random(), fetcher);
  }

  /** To the millisecond, as times are stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
