package earshot.ingest.source;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Opening hours as one line, days with the same hours together: {@code Monday,Tuesday 08:00-18:00;
 * Saturday 10:00-16:00}. What ends before it begins ends on the next day.
 */
public final class OpeningHours {
  private final Map<DayOfWeek, List<String>> days = new TreeMap<>();

  /** The place opens then on that day. */
  public void add(DayOfWeek day, LocalTime opens, LocalTime closes) {
    days.computeIfAbsent(day, d -> new ArrayList<>()).add(opens + "-" + closes);
  }

  /** The line; empty where nothing was added. */
  public String line() {
    Map<String, List<String>> together = new LinkedHashMap<>();
    days.forEach(
        (day, hours) ->
            together
                .computeIfAbsent(String.join(",", hours), h -> new ArrayList<>())
                .add(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    return together.entrySet().stream()
        .map(same -> String.join(",", same.getValue()) + " " + same.getKey())
        .collect(Collectors.joining("; "));
  }
}
