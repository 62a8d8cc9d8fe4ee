package earshot.query;

import java.time.Instant;

/** Times as stores order them: in milliseconds, within the years that people can have meant. */
public final class Moment {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Moment() {}

  /** Milliseconds since 1970; a place that lies about a date only gets the first or last of all. */
  public static long millis(Instant instant) {
    Instant early = instant.isAfter(LAST) ? LAST : instant;
    return (early.isBefore(FIRST) ? FIRST : early).toEpochMilli();
  }
}
