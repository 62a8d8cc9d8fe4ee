package earshot.query.pages;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import earshot.query.Trend;
import earshot.query.Wording;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them: in their own digits, and in Persian by the Solar Hijri calendar, of
 * which no browser has a field.
 */
final class Days {
  private static final List<String> NAMES =
      List.of("from", "to", Trend.AGAINST_FROM, Trend.AGAINST_TO);

  private static final Pattern DAY =
      Pattern.compile("\\s*(\\p{Nd}{4})[-/.](\\p{Nd}{1,2})[-/.](\\p{Nd}{1,2})\\s*");

  private static final ULocale PERSIAN = new ULocale("fa@calendar=persian");

  /** The Solar Hijri year is 621 less, so that nobody who means one of the two means the other. */
  private static final int LAST_PERSIAN_YEAR = 1600;

  private Days() {}

  /** A page whose address always names days as links do: it is asked for anew where it does not. */
  static Handler of(Handler page) {
    return context -> {
      Address asked = Address.of(context.queryParamMap());
      Optional<Address> named = named(asked);
      if (named.isPresent()) {
        context.redirect(context.path() + named.get().query(), HttpStatus.SEE_OTHER);
      } else {
        page.handle(context);
      }
    };
  }

  /** Whether a parameter of this name is a day. */
  static boolean named(String name) {
    return NAMES.contains(name);
  }

  private static Optional<Address> named(Address asked) {
    Address named = asked;
    for (String name : NAMES) {
      String written = asked.first(name);
      String day = read(written).map(LocalDate::toString).orElse(written);
      named = day.equals(written) ? named : named.set(name, day);
    }
    return named == asked ? Optional.empty() : Optional.of(named);
  }

  /** The day that somebody wrote; empty where it is none. */
  static Optional<LocalDate> read(String written) {
    Matcher parts = DAY.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(parts.group(1));
    int month = Integer.parseInt(parts.group(2));
    int day = Integer.parseInt(parts.group(3));
    try {
      return Optional.of(
          year < LAST_PERSIAN_YEAR ? persian(year, month, day) : LocalDate.of(year, month, day));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty(); // the question itself says that it is no day
    }
  }

  private static LocalDate persian(int year, int month, int day) {
    Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, PERSIAN);
    calendar.setLenient(false);
    calendar.clear();
    calendar.set(year, month - 1, day);
    return LocalDate.ofInstant(calendar.getTime().toInstant(), ZoneOffset.UTC);
  }

  /** The first day of the month of this day, or of one so many later, in the reader's calendar. */
  static LocalDate month(LocalDate day, int later, Wording words) {
    if (!typed(words)) {
      return day.withDayOfMonth(1).plusMonths(later);
    }
    Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, PERSIAN);
    calendar.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    calendar.set(Calendar.DAY_OF_MONTH, 1);
    calendar.add(Calendar.MONTH, later);
    return LocalDate.ofInstant(calendar.getTime().toInstant(), ZoneOffset.UTC);
  }

  /** Whether days are typed as text, for the browser's own field has another calendar. */
  static boolean typed(Wording words) {
    return words.language().getLanguage().equals("fa");
  }

  /** A day of an address as people write it; anything else as it is. */
  static String written(String day, Wording words) {
    return read(day)
        .map(
            read ->
                words.in(ZoneOffset.UTC).date("yMd", read.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .orElse(day);
  }

  /** A day as people read it. */
  static String told(LocalDate day, Wording words) {
    return words.in(ZoneOffset.UTC).date("yMMMd", day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
