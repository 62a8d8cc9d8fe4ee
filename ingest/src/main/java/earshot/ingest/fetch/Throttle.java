package earshot.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When each host may be asked next, over all tasks that share it. */
public final class Throttle {
  /** The one of all connectors in this JVM: politeness is owed by the machine, not by a task. */
  public static final Throttle JVM = new Throttle();

  private final Map<String, Instant> free = new ConcurrentHashMap<>();
  private final Map<String, Instant> paused = new ConcurrentHashMap<>();

  /** Takes the next turn at this host and says when it is. */
  Instant turn(String host, Duration gap, Instant now) {
    if (gap.isZero()) {
      return now;
    }
    Instant after =
        free.compute(
            host, (h, next) -> (next == null || next.isBefore(now) ? now : next).plus(gap));
    return after.minus(gap);
  }

  /** Nobody asks this host before then. */
  public void pause(String host, Instant until) {
    paused.merge(host, until, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Until when this host is left alone, if it is. */
  public Optional<Instant> pausedUntil(String host, Instant now) {
    Optional<Instant> until = Optional.ofNullable(paused.get(host));
    if (until.isPresent() && !until.get().isAfter(now)) {
      paused.remove(host, until.get());
      return Optional.empty();
    }
    return until;
  }
}
