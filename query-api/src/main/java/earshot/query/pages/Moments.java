package earshot.query.pages;

import earshot.query.BadSearch;
import earshot.query.Every;
import earshot.query.SearchRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The spans that a trend is cut into, whether something was said in them or not.
 *
 * @param begins when each begins; at least one
 * @param end when the time ends that was asked for
 */
record Moments(Every every, List<Instant> begins, Instant end) {
  /** More bars than this are no picture any more. */
  private static final int MOST = 400;

  /**
   * The spans of this question.
   *
   * @throws BadSearch when there are too many
   */
  static Moments of(SearchRequest request, Every every, Instant now) {
    Instant from = request.from().orElseThrow();
    Instant end =
        request.to().orElse(every.ends(every.begins(now, ZoneOffset.UTC), ZoneOffset.UTC));
    List<Instant> begins =
        Stream.iterate(
                every.begins(from, ZoneOffset.UTC),
                begin -> begin.isBefore(end),
                begin -> every.ends(begin, ZoneOffset.UTC))
            .limit(MOST + 1)
            .toList();
    if (begins.isEmpty() || begins.size() > MOST) {
      throw new BadSearch(
          "by", "that is no span, or more than %d of them: choose longer ones".formatted(MOST));
    }
    return new Moments(every, begins, end);
  }

  /** When the last span ends, which may be later than what was asked for. */
  Instant lastEnd() {
    return every.ends(begins.getLast(), ZoneOffset.UTC);
  }

  /**
   * The day on which a trend begins unless somebody says: four weeks, half a year or a year ago.
   */
  static String beginning(Every every, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate begin =
        switch (every) {
          case DAY -> today.minusDays(27);
          case WEEK -> today.minusWeeks(25);
          case MONTH -> today.minusMonths(11);
        };
    Instant first = every.begins(begin.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    return LocalDate.ofInstant(first, ZoneOffset.UTC).toString();
  }
}
