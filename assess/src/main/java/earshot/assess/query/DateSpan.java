package earshot.assess.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A year, a month, a day or an instant in UTC, as its first and last millisecond. */
record DateSpan(long first, long last) {
  static DateSpan parse(String text, Lexeme value) {
    try {
      return switch (text.length()) {
        case 4 -> days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
        case 7 ->
            days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).plusMonths(1).atDay(1));
        case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
        default -> instant(Instant.parse(text));
      };
    } catch (DateTimeException e) {
      throw new QueryException(
          value.column(),
          QueryFault.DATE,
          "\""
              + text
              + "\" is no date: write 2026, 2026-11, 2026-11-01 or 2026-11-01T09:30:00Z, with >= or <= before it or .. between two",
          text);
    }
  }

  private static DateSpan days(LocalDate from, LocalDate to) {
    return new DateSpan(millis(from), millis(to) - 1);
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  private static DateSpan instant(Instant instant) {
    // Beyond these a double no longer holds each millisecond.
    if (Math.abs(instant.getEpochSecond()) > 1_000_000_000_000L) {
      throw new DateTimeException("out of range");
    }
    return new DateSpan(instant.toEpochMilli(), instant.toEpochMilli());
  }
}
