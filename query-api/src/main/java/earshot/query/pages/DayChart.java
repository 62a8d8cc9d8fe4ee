package earshot.query.pages;

import earshot.query.Every;
import earshot.query.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws how often a few things were said on each of the last days. */
final class DayChart {
  /** As many as there are colours that can be told apart. */
  static final int MOST = 6;

  private static final int DAYS = 28;
  private static final int LONGEST_NAME = 40;

  private final Wording words;
  private final List<Instant> days;

  /** The days that end with the one of this moment, as the reader counts them. */
  DayChart(Wording words, Instant now) {
    this.words = words;
    LocalDate today = LocalDate.ofInstant(now, words.zone());
    days =
        IntStream.range(0, DAYS)
            .mapToObj(day -> today.minusDays(DAYS - 1L - day).atStartOfDay(words.zone()))
            .map(ZonedDateTime::toInstant)
            .toList();
  }

  /** One of the things, and when it was said. */
  record Series(String name, List<Instant> at) {}

  /**
   * The chart of these.
   *
   * @param said the search that finds all of it, whatever the day
   */
  Chart of(String title, List<Series> series, Address said) {
    List<Map<Instant, Long>> counts = series.stream().map(this::counted).toList();
    long most = days.stream().mapToLong(day -> sum(counts, day)).max().orElse(0);
    double top = Chart.ceiling(most);
    List<String> names = series.stream().map(one -> shortened(one.name())).toList();
    return new Chart(
        title,
        words.of("groups.chart.says", days.stream().mapToLong(day -> sum(counts, day)).sum(), most),
        words.number(top, 0),
        IntStream.range(0, names.size())
            .mapToObj(i -> new Chart.Key("part" + i, names.get(i)))
            .toList(),
        Chart.stacks(days.stream().map(day -> stack(day, names, counts, top)).toList()),
        ticks(),
        Stream.concat(Stream.of(words.of("trends.when")), names.stream()).toList(),
        rows(counts, said));
  }

  private Map<Instant, Long> counted(Series one) {
    return one.at().stream()
        .map(at -> Every.DAY.begins(at, words.zone()))
        .collect(Collectors.groupingBy(day -> day, Collectors.counting()));
  }

  private static long sum(List<Map<Instant, Long>> counts, Instant day) {
    return counts.stream().mapToLong(count -> count.getOrDefault(day, 0L)).sum();
  }

  private List<Chart.Part> stack(
      Instant day, List<String> names, List<Map<Instant, Long>> counts, double top) {
    List<Chart.Part> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long count = counts.get(i).getOrDefault(day, 0L);
      String says = name(day) + " · " + names.get(i) + " · " + words.number(count, 0);
      parts.add(new Chart.Part("part" + i, count / top, says));
    }
    return parts;
  }

  private List<Chart.Row> rows(List<Map<Instant, Long>> counts, Address said) {
    return days.reversed().stream()
        .filter(day -> sum(counts, day) > 0)
        .map(
            day ->
                new Chart.Row(
                    name(day),
                    Spans.within(said, day, Every.DAY.ends(day, words.zone()), words.zone())
                        .toString(),
                    counts.stream().map(c -> words.number(c.getOrDefault(day, 0L), 0)).toList()))
        .toList();
  }

  private String name(Instant day) {
    return words.date("yMMMd", day);
  }

  private List<String> ticks() {
    return Stream.of(days.getFirst(), days.get(DAYS / 2), days.getLast())
        .map(day -> words.date("MMMd", day))
        .toList();
  }

  private static String shortened(String name) {
    int end =
        name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
    return end == name.length() ? name : name.substring(0, end).strip() + "…";
  }
}
