package earshot.query.pages;

import earshot.query.Trend;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Addresses of what was said within a time. */
final class Spans {
  private Spans() {}

  /** The search narrowed to this time; whole days of this zone are named as days. */
  static Address within(Address search, Instant from, Instant to, ZoneId zone) {
    boolean days = midnight(from, zone) && midnight(to, zone);
    return search
        .set("from", days ? day(from, zone).toString() : from.toString())
        .set("to", days ? day(to, zone).minusDays(1).toString() : to.toString());
  }

  /** The same with the days that it names as those of this zone, which begin at other moments. */
  static Address daysOf(ZoneId zone, Address search) {
    if (zone.normalized().equals(ZoneOffset.UTC)) {
      return search;
    }
    Address moved = moved(moved(search, "from", 0, zone), "to", 1, zone);
    return moved(moved(moved, Trend.AGAINST_FROM, 0, zone), Trend.AGAINST_TO, 1, zone);
  }

  private static Address moved(Address search, String name, int daysLater, ZoneId zone) {
    String day = search.first(name);
    if (!day.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return search;
    }
    try {
      LocalDate named = LocalDate.parse(day).plusDays(daysLater);
      return search.set(name, named.atStartOfDay(zone).toInstant().toString());
    } catch (DateTimeException e) {
      return search; // the search itself says what is wrong with it
    }
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }

  private static boolean midnight(Instant at, ZoneId zone) {
    return day(at, zone).atStartOfDay(zone).toInstant().equals(at);
  }
}
