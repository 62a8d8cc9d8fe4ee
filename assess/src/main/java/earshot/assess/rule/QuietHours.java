package earshot.assess.rule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of each day in which nobody is told anything.
 *
 * @param to may be earlier than {@code from}: then they reach over midnight
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours that end when they begin: " + from);
    }
  }

  /** This instant, or the end of the quiet hours it lies in. */
  public Instant notBefore(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = to.isBefore(from);
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    if (overnight ? !(afterFrom || beforeTo) : !(afterFrom && beforeTo)) {
      return at;
    }
    ZonedDateTime end = local.with(to);
    return (overnight && afterFrom ? end.plusDays(1) : end).toInstant();
  }
}
