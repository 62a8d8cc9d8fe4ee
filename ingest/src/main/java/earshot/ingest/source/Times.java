package earshot.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as places really write them: RFC 3339 and 822 with their usual mistakes, and dates in
 * words.
 *
 * <p>A date alone means its first moment, a time without a zone means UTC. What could be two days,
 * such as 03/04/2024, is no date.
 */
public final class Times {
  private static final String DAY = "(?<d>\\d{1,2})(?:st|nd|rd|th|\\.|º)?";
  private static final String MONTH = "(?<mon>\\p{L}[\\p{L}\\p{M}]{2,})\\.?";
  private static final String CLOCK =
      "(?<h>\\d{1,2}):(?<min>\\d{1,2})(?::(?<s>\\d{1,2})(?:[.,](?<f>\\d{1,9})\\d*)?)?"
          + "(?:\\s*(?<half>[aApP])\\.?[mM]\\.?)?";
  private static final String ZONE = "\\s*(?<z>[A-Za-z/]*\\s*(?:[+-]\\d{1,2}:?(?:\\d{2})?)?)";
  private static final String COMMENT = "\\s*(?:\\([^)]*\\))?";
  private static final String WEEKDAY = "(?:\\p{L}+\\.?,?\\s+)?";
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(?<y>\\d{4})-(?<doy>\\d{3})"),
          form("(?<y>\\d{4})(?:-(?<m>\\d{1,2})(?:-(?<d>\\d{1,2}))?)?(?:[Tt\\s]+" + CLOCK + ")?"),
          form(
              "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?:[Tt]?(?<h>\\d\\d):?(?<min>\\d\\d):?(?<s>\\d\\d))?"),
          form("(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})(?:,?\\s+" + CLOCK + ")?"),
          form(
              WEEKDAY
                  + DAY
                  + "[\\s-]+(?:de\\s+)?"
                  + MONTH
                  + ",?[\\s-]+(?:de\\s+)?(?<y>\\d{4}|\\d{2})"
                  + "(?:(?:,|\\s+at)?\\s+"
                  + CLOCK
                  + ")?"),
          form(
              WEEKDAY
                  + MONTH
                  + "\\s+"
                  + DAY
                  + ",?\\s+(?<y>\\d{4})(?:(?:,|\\s+at)?\\s+"
                  + CLOCK
                  + ")?"),
          Pattern.compile(
              WEEKDAY
                  + MONTH
                  + "\\s+"
                  + DAY
                  + "\\s+"
                  + CLOCK
                  + "(?:\\s+(?<z>[A-Za-z]+))?\\s+(?<y>\\d{4})"));
  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, Integer> HOURS =
      Map.of(
          "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7,
          "CET", 1, "CEST", 2);
  private static final Map<String, Integer> MORE_HOURS =
      Map.of(
          "BST", 1, "IST", 5, "MSK", 3, "JST", 9, "EET", 2, "EEST", 3, "WEST", 1, "AEST", 10, "HST",
          -10, "AKST", -9);

  private Times() {}

  /** The moment this text names, if it certainly names one. */
  public static Optional<Instant> parse(@Nullable String text) {
    if (text == null || text.length() > 100) {
      return Optional.empty();
    }
    String date = text.strip().replaceAll("[\\s\\u00a0]+", " ");
    return FORMS.stream()
        .map(form -> form.matcher(date))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(Times::moment);
  }

  private static Optional<Instant> moment(Matcher date) {
    try {
      return day(date).map(day -> day.atOffset(zone(part(date, "z"))).toInstant());
    } catch (DateTimeException e) { // 31 June, 25 o'clock: no such moment
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> day(Matcher date) {
    int year = year(date.group("y"));
    String dayOfYear = part(date, "doy");
    if (dayOfYear != null) {
      return Optional.of(Year.of(year).atDay(Integer.parseInt(dayOfYear)).atStartOfDay());
    }
    Integer month = month(date);
    return month == null
        ? Optional.empty()
        : Optional.of(clock(LocalDate.of(year, month, number(date, "d", 1)), date));
  }

  private static LocalDateTime clock(LocalDate day, Matcher date) {
    int hour = number(date, "h", 0);
    String half = part(date, "half");
    if (half != null) {
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = Math.min(59, number(date, "s", 0)); // a leap second
    String fraction = part(date, "f");
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    LocalTime time = LocalTime.of(hour == 24 ? 0 : hour, number(date, "min", 0), second, nanos);
    return day.atTime(time).plusDays(hour == 24 ? 1 : 0);
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year + (year < 50 ? 2000 : 1900); // RFC 2822, 4.3
  }

  private static @Nullable Integer month(Matcher date) {
    String word = part(date, "mon");
    if (word == null) {
      return number(date, "m", 1);
    }
    return MONTHS.get(word.toLowerCase(Locale.ROOT));
  }

  private static ZoneOffset zone(@Nullable String zone) {
    String name = zone == null ? "" : zone.strip().toUpperCase(Locale.ROOT);
    int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
    if (sign >= 0) {
      String digits = name.substring(sign + 1).replace(":", "");
      int hours = Integer.parseInt(digits.substring(0, Math.min(2, digits.length())));
      int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
      int direction = name.charAt(sign) == '-' ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(direction * hours, direction * minutes);
    }
    Integer known = HOURS.get(name);
    return ZoneOffset.ofHours(known != null ? known : MORE_HOURS.getOrDefault(name, 0));
  }

  private static int number(Matcher date, String part, int otherwise) {
    String digits = part(date, part);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static @Nullable String part(Matcher date, String name) {
    return date.namedGroups().containsKey(name) ? date.group(name) : null;
  }

  private static Pattern form(String date) {
    return Pattern.compile(date + ZONE + COMMENT);
  }

  /** Month names of the languages that blogs are written in most; English wins where two differ. */
  private static Map<String, Integer> months() {
    Map<String, Integer> months = new HashMap<>();
    for (String language : "en de fr es it pt nl sv da nb fi pl cs hu ro tr el ru uk".split(" ")) {
      for (TextStyle style : TextStyle.values()) {
        for (Month month : Month.values()) {
          String name = month.getDisplayName(style, Locale.of(language)).replaceAll("\\.$", "");
          months.putIfAbsent(name.toLowerCase(Locale.ROOT), month.getValue());
        }
      }
    }
    months.put("sept", 9);
    return Map.copyOf(months);
  }
}
