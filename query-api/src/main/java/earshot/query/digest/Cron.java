package earshot.query.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times that return, as five fields say it: minute, hour, day of month, month, day of week. Where
 * both days are restricted, either suffices, as in Unix. A time of day that a change to summer time
 * leaves out comes as soon as the clock is past it; one that comes twice counts the first time.
 */
public final class Cron {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /** The longest that 29 February can be away. */
  private static final int FARTHEST_DAYS = 8 * 366 + 2;

  private final String text;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean anyDay;
  private final boolean anyWeekday;

  private Cron(String text, String[] fields) {
    this.text = text;
    minutes = field("minute", fields[0], 0, 59, List.of());
    hours = field("hour", fields[1], 0, 23, List.of());
    days = field("day of month", fields[2], 1, 31, List.of());
    months = field("month", fields[3], 1, 12, MONTHS);
    weekdays = field("day of week", fields[4], 0, 7, DAYS);
    weekdays.set(0, weekdays.get(0) || weekdays.get(7));
    anyDay = fields[2].startsWith("*");
    anyWeekday = fields[4].startsWith("*");
    refuseNever();
  }

  /**
   * The times of this text.
   *
   * @throws IllegalArgumentException saying which field can't be read, or that there is no such day
   */
  public static Cron of(String text) {
    String plain = text.strip().replaceAll("\\s+", " ");
    String[] fields = plain.split(" ", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "'%s' has %d fields; five are due: minute hour day-of-month month day-of-week, as in '0 9 * * MON'"
              .formatted(text, plain.isEmpty() ? 0 : fields.length));
    }
    return new Cron(plain, fields);
  }

  private static BitSet field(String name, String text, int least, int most, List<String> names) {
    BitSet values = new BitSet(most + 1);
    for (String part : text.split(",", -1)) {
      String[] stepped = part.split("/", -1);
      String[] ends = stepped[0].split("-", -1);
      boolean all = stepped[0].equals("*");
      int from = all ? least : number(name, text, ends[0], least, most, names);
      int open = all || stepped.length > 1 ? most : from;
      int to = ends.length > 1 ? number(name, text, ends[1], least, most, names) : open;
      int step = stepped.length > 1 ? number(name, text, stepped[1], 1, most, List.of()) : 1;
      if (from > to || ends.length > 2 || stepped.length > 2) {
        throw unreadable(name, text, least, most);
      }
      for (int value = from; value <= to; value += step) {
        values.set(value);
      }
    }
    return values;
  }

  private static int number(
      String field, String text, String written, int least, int most, List<String> names) {
    int named = names.indexOf(written.toLowerCase(Locale.ROOT));
    if (named >= 0) {
      return named + (names == MONTHS ? 1 : 0);
    }
    boolean digits = written.matches("[0-9]{1,2}");
    if (!digits || Integer.parseInt(written) < least || Integer.parseInt(written) > most) {
      throw unreadable(field, text, least, most);
    }
    return Integer.parseInt(written);
  }

  private static IllegalArgumentException unreadable(
      String field, String text, int least, int most) {
    return new IllegalArgumentException(
        "the %s '%s' can't be read: numbers from %d to %d, as in *, 5, 1-5, 1,15 or */10"
            .formatted(field, text, least, most));
  }

  private void refuseNever() {
    boolean byWeekday = anyDay || !anyWeekday;
    if (!byWeekday && months.stream().noneMatch(month -> days.nextSetBit(1) <= longest(month))) {
      throw new IllegalArgumentException(
          "'%s' never comes: no such month has a day %d".formatted(text, days.nextSetBit(1)));
    }
  }

  private static int longest(int month) {
    return Month.of(month).maxLength();
  }

  /** The next time after this one. */
  public Instant after(Instant time, ZoneId zone) {
    LocalDate start = LocalDate.ofInstant(time, zone).minusDays(1);
    return Stream.iterate(start, day -> day.plusDays(1))
        .limit(FARTHEST_DAYS)
        .flatMap(
            day -> on(day, zone).filter(at -> at.isAfter(time)).min(Instant::compareTo).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The last time that is not after this one. */
  public Instant notAfter(Instant time, ZoneId zone) {
    LocalDate start = LocalDate.ofInstant(time, zone);
    return Stream.iterate(start, day -> day.minusDays(1))
        .limit(FARTHEST_DAYS)
        .flatMap(
            day -> on(day, zone).filter(at -> !at.isAfter(time)).max(Instant::compareTo).stream())
        .findFirst()
        .orElseThrow();
  }

  private Stream<Instant> on(LocalDate day, ZoneId zone) {
    return fits(day)
        ? hours.stream()
            .boxed()
            .flatMap(hour -> minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute)))
            .map(time -> ZonedDateTime.of(day, time, zone).toInstant())
        : Stream.empty();
  }

  private boolean fits(LocalDate day) {
    boolean byDay = days.get(day.getDayOfMonth());
    boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    boolean either = anyDay || anyWeekday ? byDay && byWeekday : byDay || byWeekday;
    return months.get(day.getMonthValue()) && either;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron cron && cron.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
