package earshot.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Calls that may be spent a day (UTC).
 *
 * @param aDay absent where nobody counts
 * @param used on this day
 */
public record Budget(Optional<Long> aDay, LocalDate day, long used) {

  /** A fresh one, or the one that was kept, with the limit of today's configuration. */
  public static Budget of(Optional<Long> aDay, LocalDate day, long used) {
    return new Budget(aDay, day, used);
  }

  /** After so many more calls. */
  public Budget spend(long calls, Instant now) {
    Budget today = on(now);
    return new Budget(aDay, today.day, today.used + calls);
  }

  /** Calls left today; absent where nobody counts. */
  public Optional<Long> left(Instant now) {
    return aDay.map(limit -> Math.max(0, limit - on(now).used));
  }

  /** When there will be some again, if nothing is left. */
  public Optional<Instant> emptyUntil(Instant now) {
    return left(now)
        .filter(left -> left == 0)
        .map(none -> dayOf(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** The shortest interval that this allows, for walks of so many calls. */
  public Duration fastest(double callsAWalk) {
    return aDay.map(limit -> Duration.ofSeconds((long) (86_400 * callsAWalk / limit)))
        .orElse(Duration.ZERO);
  }

  private Budget on(Instant now) {
    LocalDate today = dayOf(now);
    return today.equals(day) ? this : new Budget(aDay, today, 0);
  }

  private static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
