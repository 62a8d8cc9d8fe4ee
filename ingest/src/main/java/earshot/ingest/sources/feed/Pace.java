package earshot.ingest.sources.feed;

import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** How often a feed wants to be asked: ttl, skipHours and the syndication module. */
final class Pace {
  private static final Duration LONGEST = Duration.ofDays(7); // "yearly" would be forgetting
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));

  private Pace() {}

  static Hints of(Element channel, Fetched fetched) {
    Duration ttl = Duration.ofMinutes(number(channel, "ttl", 0));
    Duration period = PERIODS.getOrDefault(word(channel, "sy:updateperiod"), Duration.ZERO);
    Duration update = period.dividedBy(Math.max(1, number(channel, "sy:updatefrequency", 1)));
    Duration longer = ttl.compareTo(update) > 0 ? ttl : update;
    Duration interval = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    return new Hints(
        pause(channel, fetched),
        Optional.of(interval).filter(Duration::isPositive),
        Optional.empty());
  }

  /** Until the first hour, by the server's clock and in GMT, that skipHours leaves open. */
  private static Optional<Duration> pause(Element channel, Fetched fetched) {
    Set<Integer> closed = new HashSet<>();
    Element skip = Elements.first(channel, "skiphours");
    if (skip != null) {
      Elements.all(skip, "hour").stream()
          .map(hour -> hour.text().strip())
          .filter(hour -> hour.matches("\\d{1,2}"))
          .forEach(hour -> closed.add(Integer.parseInt(hour) % 24));
    }
    return Times.parse(fetched.headers().get("Date"))
        .filter(now -> closed.size() < 24)
        .map(now -> untilOpen(now, closed))
        .filter(Duration::isPositive);
  }

  private static Duration untilOpen(Instant now, Set<Integer> closed) {
    Instant open = now;
    while (closed.contains(open.atOffset(ZoneOffset.UTC).getHour())) {
      open = open.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
    }
    return Duration.between(now, open);
  }

  private static int number(Element channel, String name, int otherwise) {
    String digits = word(channel, name);
    return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : otherwise;
  }

  private static String word(Element channel, String name) {
    Element element = Elements.first(channel, name);
    return element == null ? "" : element.text().strip().toLowerCase(Locale.ROOT);
  }
}
