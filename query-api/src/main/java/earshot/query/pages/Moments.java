package earshot.query.pages;

import earshot.query.BadSearch;
import earshot.query.Every;
import earshot.query.SearchRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The spans that a trend is cut into, whether something was said in them or not.
 *
 * @param zone whose days they are
 * @param begins when each begins; at least one
 * @param end when the time ends that was asked for
 */
record Moments(Every every, ZoneId zone, List<Instant> begins, Instant end) {
  /** More bars than this are no picture any more. */
  private static final int MOST = 400;

  /**
   * The spans of this question.
   *
   * @throws BadSearch when there are too many
   */
  static Moments of(SearchRequest request, Every every, ZoneId zone, Instant now) {
    Instant from = request.from().orElseThrow();
    Instant end = request.to().orElse(every.ends(every.begins(now, zone), zone));
    List<Instant> begins =
        Stream.iterate(
                every.begins(from, zone),
                begin -> begin.isBefore(end),
                begin -> every.ends(begin, zone))
            .limit(MOST + 1)
            .toList();
    if (begins.isEmpty() || begins.size() > MOST) {
      throw new BadSearch(
          "by", "that is no span, or more than %d of them: choose longer ones".formatted(MOST));
    }
    return new Moments(every, zone, begins, end);
  }

  /** When the last span ends, which may be later than what was asked for. */
  Instant lastEnd() {
    return every.ends(begins.getLast(), zone);
  }

  /**
   * The day on which a trend begins unless somebody says: four weeks, half a year or a year ago.
   */
  static String beginning(Every every, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate begin =
        switch (every) {
          case DAY -> today.minusDays(27);
          case WEEK -> today.minusWeeks(25);
          case MONTH -> today.minusMonths(11);
        };
    Instant first = every.begins(begin.atStartOfDay(zone).toInstant(), zone);
    return LocalDate.ofInstant(first, zone).toString();
  }
}
