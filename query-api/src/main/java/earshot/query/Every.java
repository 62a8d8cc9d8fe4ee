package earshot.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How long the spans are into which a history is cut. */
public enum Every {
  DAY,
  /** From Monday. */
  WEEK,
  MONTH;

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that word.
   *
   * @throws BadSearch when there is none
   */
  public static Every of(String word) {
    return Arrays.stream(values())
        .filter(every -> every.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new BadSearch("by", "by must be day, week or month: \"%s\"".formatted(word)));
  }

  /** When the span begins that this moment is in. */
  public Instant begins(Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    LocalDate first =
        switch (this) {
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
        };
    return first.atStartOfDay(zone).toInstant();
  }

  /** When the span ends that begins then. */
  public Instant ends(Instant begin, ZoneId zone) {
    LocalDate first = LocalDate.ofInstant(begin, zone);
    LocalDate next =
        switch (this) {
          case DAY -> first.plusDays(1);
          case WEEK -> first.plusWeeks(1);
          case MONTH -> first.plusMonths(1);
        };
    return next.atStartOfDay(zone).toInstant();
  }
}
