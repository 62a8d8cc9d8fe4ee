package earshot.query.listing;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a place is open, by days and minutes: {@code Mo-Fr 08:00-20:00; Sa 10 AM - 4 PM}. */
public final class OpeningHours {
  private static final int DAY = 24 * 60;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\G[\\s,;:]*(?:(?<whole>24 ?(?:hours|h\\b|/7))|(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))?"
              + "\\s?(?<half>[ap]\\.?m\\.?)?|(?<dash>[-–—]|\\bto\\b)|(?<word>\\p{L}+))");
  private static final Pattern DAY_NAME =
      Pattern.compile(
          "mo(n(day)?)?|tu(e(s(day)?)?)?|we(d(nesday)?)?|th(u(r(s(day)?)?)?)?|fr(i(day)?)?"
              + "|sa(t(urday)?)?|su(n(day)?)?");
  private static final Set<String> EVERY_DAY = Set.of("daily", "everyday");
  private static final Set<String> SHUT = Set.of("closed", "off");

  private final Map<DayOfWeek, SortedSet<Span>> spans = new EnumMap<>(DayOfWeek.class);
  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
  private Optional<DayOfWeek> lastDay = Optional.empty();
  private Optional<Integer> opens = Optional.empty();
  private boolean dash;
  private boolean timed;

  private OpeningHours() {}

  /** From this minute of a day to that one. */
  public record Span(int from, int to) implements Comparable<Span> {
    private static final Comparator<Span> ORDER =
        Comparator.comparingInt(Span::from).thenComparingInt(Span::to);

    @Override
    public int compareTo(Span other) {
      return ORDER.compare(this, other);
    }
  }

  /** Whether hours written like this can be compared. */
  public static boolean readable(String written) {
    return read(written).isPresent();
  }

  static boolean agree(String one, String other) {
    Optional<Map<DayOfWeek, SortedSet<Span>>> a = read(one);
    Optional<Map<DayOfWeek, SortedSet<Span>>> b = read(other);
    return a.isPresent() && b.isPresent() ? a.equals(b) : Wording.agree(one, other);
  }

  /** From Monday on, each day with the times of it; empty where they can't be read. */
  public static Optional<Map<DayOfWeek, SortedSet<Span>>> read(String written) {
    OpeningHours hours = new OpeningHours();
    String text = Wording.latinDigits(written).toLowerCase(Locale.ROOT);
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      if (!hours.read(token)) {
        return Optional.empty();
      }
      end = token.end();
    }
    boolean whole = text.substring(end).matches("[\\s,;.]*");
    return Optional.of(hours.spans).filter(read -> whole && hours.timed && hours.opens.isEmpty());
  }

  /** Takes one more token; false when it makes no sense there. */
  private boolean read(Matcher token) {
    if (token.group("dash") != null) {
      dash = true;
      return true;
    }
    if (token.group("word") != null) {
      return word(token.group("word"));
    }
    if (token.group("whole") != null) {
      open(0, DAY);
      return true;
    }
    return time(token);
  }

  private boolean word(String word) {
    if (SHUT.contains(word)) {
      timed = true;
      return !days.isEmpty();
    }
    if (timed) {
      days.clear();
      timed = false;
    }
    if (EVERY_DAY.contains(word)) {
      days.addAll(EnumSet.allOf(DayOfWeek.class));
      return true;
    }
    return DAY_NAME.matcher(word).matches() && day(named(word));
  }

  private static DayOfWeek named(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(word.substring(0, 2))) {
        return day;
      }
    }
    throw new IllegalStateException("no day begins like " + word);
  }

  private boolean day(DayOfWeek day) {
    if (dash && lastDay.isPresent()) {
      for (DayOfWeek each = lastDay.get(); each != day; each = each.plus(1)) {
        days.add(each);
      }
    }
    days.add(day);
    lastDay = Optional.of(day);
    dash = false;
    return true;
  }

  private boolean time(Matcher token) {
    int minutes = minutes(token);
    if (opens.isEmpty()) {
      opens = Optional.of(minutes);
      dash = false;
      return minutes < DAY;
    }
    boolean closes = dash && minutes <= DAY;
    open(opens.get(), minutes == 0 ? DAY : minutes);
    return closes;
  }

  private static int minutes(Matcher token) {
    int hour = Integer.parseInt(token.group("hour"));
    int minute = token.group("minute") == null ? 0 : Integer.parseInt(token.group("minute"));
    String half = token.group("half");
    int ofDay = half == null ? hour : hour % 12 + (half.startsWith("p") ? 12 : 0);
    return ofDay * 60 + minute;
  }

  private void open(int from, int to) {
    if (days.isEmpty()) {
      days.addAll(EnumSet.allOf(DayOfWeek.class)); // no day named: every day
    }
    days.forEach(d -> spans.computeIfAbsent(d, x -> new TreeSet<>()).add(new Span(from, to)));
    opens = Optional.empty();
    dash = false;
    timed = true;
  }
}
