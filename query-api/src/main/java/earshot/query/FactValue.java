package earshot.query;

import earshot.query.listing.OpeningHours;
import earshot.query.listing.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How people read a fact about a brand: hours by the names of their days, the rest as it is. */
public final class FactValue {
  /** A Monday. */
  private static final LocalDate WEEK = LocalDate.EPOCH.with(DayOfWeek.MONDAY);

  private static final int DAY = 24 * 60;

  private FactValue() {}

  /** The value of the fact of this name in that language. */
  public static String of(String fact, String value, Wording language) {
    return fact.equals("hours")
        ? OpeningHours.read(value).map(hours -> told(hours, language)).orElse(value)
        : value;
  }

  private static String told(Map<DayOfWeek, ? extends Set<Span>> hours, Wording language) {
    Wording words = language.in(ZoneOffset.UTC);
    List<String> told = new ArrayList<>();
    var days = List.copyOf(hours.entrySet());
    for (int first = 0, next; first < days.size(); first = next) {
      next = first + 1;
      while (next < days.size() && goesOn(days.get(next - 1), days.get(next))) {
        next++;
      }
      String until = next - first > 1 ? "–" + day(days.get(next - 1).getKey(), words) : "";
      var begin = days.get(first);
      told.add(day(begin.getKey(), words) + until + " " + times(begin.getValue(), words));
    }
    return String.join(" · ", told);
  }

  /** Whether this is the next day and has the same times. */
  private static boolean goesOn(
      Map.Entry<DayOfWeek, ? extends Set<Span>> day,
      Map.Entry<DayOfWeek, ? extends Set<Span>> next) {
    return day.getKey().plus(1) == next.getKey() && day.getValue().equals(next.getValue());
  }

  private static String times(Set<Span> spans, Wording words) {
    return spans.stream()
        .map(span -> time(span.from(), words) + "–" + time(span.to(), words))
        .collect(Collectors.joining(", "));
  }

  private static String day(DayOfWeek day, Wording words) {
    return words.date("EEE", WEEK.with(day).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static String time(int minutes, Wording words) {
    LocalTime time = LocalTime.ofSecondOfDay(minutes % DAY * 60L);
    return words.date("Hm", WEEK.atTime(time).toInstant(ZoneOffset.UTC));
  }
}
