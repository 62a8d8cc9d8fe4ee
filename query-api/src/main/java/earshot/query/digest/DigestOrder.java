package earshot.query.digest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Which review check is wanted.
 *
 * @param from said then or later
 * @param to said before that
 * @param zone whose days these are
 * @param language it is written in
 */
public record DigestOrder(String brand, Instant from, Instant to, ZoneId zone, Locale language) {
  private static final String PREFIX = "digest|";
  private static final int PARTS = 7;

  public DigestOrder {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a digest needs a span: %s to %s".formatted(from, to));
    }
  }

  /** The span before, as long as this one, so that figures can be compared. */
  public Instant before() {
    return from.minus(length());
  }

  /** The same for the last day of it; days may be an hour shorter or longer. */
  DigestOrder lastDay() {
    Instant dayBefore = to.atZone(zone).minusDays(1).toInstant();
    return new DigestOrder(brand, dayBefore.isAfter(from) ? dayBefore : from, to, zone, language);
  }

  /** Whether the span holds this instant. */
  public boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** How long the span is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /**
   * Its name in receipts, which says all of it: the same wherever and whenever it is made.
   *
   * @param rhythm what made it due
   */
  public String id(String rhythm) {
    return PREFIX
        + String.join(
            "|",
            rhythm,
            zone.getId(),
            language.toLanguageTag(),
            from.toString(),
            to.toString(),
            brand);
  }

  /** What an {@link #id} says; absent where it names something else. */
  public static Optional<DigestOrder> named(String id) {
    String[] parts = id.split("\\|", PARTS);
    if (!id.startsWith(PREFIX) || parts.length < PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DigestOrder(
              parts[6],
              Instant.parse(parts[4]),
              Instant.parse(parts[5]),
              ZoneId.of(parts[2]),
              Locale.forLanguageTag(parts[3])));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
