package earshot.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * Reads from headers until when a place wants to be left alone. There is no one name: places say
 * {@code X-RateLimit-Reset}, {@code RateLimit-ResetTime}, {@code x-rate-limit-reset} and more, and
 * the value is an epoch second, an ISO 8601 time or seconds from now; some put all in one header,
 * and Meta tells percents.
 */
final class RateLimits {
  private static final Pattern REMAINING =
      Pattern.compile("(x-)?rate-?limit-.*remaining", Pattern.CASE_INSENSITIVE);
  private static final Pattern RESET =
      Pattern.compile("(x-)?rate-?limit-.*reset(time)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern USAGE =
      Pattern.compile("x-.*-usage", Pattern.CASE_INSENSITIVE); // Meta: X-App-Usage and sisters
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,13}(\\.[0-9]+)?");
  private static final Pattern NONE_LEFT = Pattern.compile("(remaining=|-rem:)0(?![0-9.])");
  private static final Pattern RESETS = Pattern.compile("resets?=([0-9]+)");
  private static final Pattern USED_UP =
      Pattern.compile("\"(call_count|total_time|total_cputime|[a-z_]+_pct)\":\\s*[1-9][0-9]{2}");
  private static final Pattern REGAIN =
      Pattern.compile("\"estimated_time_to_regain_access\":\\s*([1-9][0-9]{0,4})");
  private static final double EPOCH_SECONDS = 1e9; // nobody says "come back in thirty years"
  private static final double EPOCH_MILLIS = 1e12;
  private static final Duration LONGEST = Duration.ofDays(7);

  /** A rest for those who count over a sliding hour and do not say when there is room again. */
  private static final Duration SOME_OF_AN_HOUR = Duration.ofMinutes(6);

  private RateLimits() {}

  /** What Retry-After says: seconds or an HTTP date. */
  static Optional<Instant> retryAfter(Headers headers, Instant now) {
    return Optional.ofNullable(headers.get("Retry-After"))
        .flatMap(value -> seconds(value, now).or(() -> httpDate(value)))
        .map(until -> bounded(until, now));
  }

  /** When the window opens again, where the headers say that nothing is left in it. */
  static Optional<Instant> exhausted(Headers headers, Instant now) {
    Optional<Instant> latest = Optional.empty();
    for (String name : headers.names()) {
      Optional<Instant> reset = resetOf(headers, name, now);
      if (reset.isPresent() && (latest.isEmpty() || reset.get().isAfter(latest.get()))) {
        latest = reset;
      }
    }
    return latest.map(until -> bounded(until, now)).filter(until -> until.isAfter(now));
  }

  private static Optional<Instant> resetOf(Headers headers, String name, Instant now) {
    String value = headers.values(name).getLast().strip();
    String lower = name.toLowerCase(Locale.ROOT);
    if (USAGE.matcher(name).matches()) {
      return usedUp(value, now);
    }
    if (lower.contains("rate-limit") && NONE_LEFT.matcher(value).find()) { // Zendesk, Apple
      Matcher resets = RESETS.matcher(value);
      return resets.find() ? meaning(resets.group(1), now) : Optional.of(now.plus(SOME_OF_AN_HOUR));
    }
    boolean none = REMAINING.matcher(name).matches() && isZero(value);
    String stem = lower.replaceFirst("remaining$", "");
    return none
        ? Optional.ofNullable(headers.get(stem + "reset"))
            .or(() -> Optional.ofNullable(headers.get(stem + "resettime")))
            .or(() -> anyReset(headers))
            .flatMap(reset -> meaning(reset.strip(), now))
        : Optional.empty();
  }

  /** Zendesk and Yelp tell the reset of one limit under the name of another. */
  private static Optional<String> anyReset(Headers headers) {
    return headers.names().stream()
        .filter(name -> RESET.matcher(name).matches())
        .findFirst()
        .map(headers::get);
  }

  private static Optional<Instant> usedUp(String json, Instant now) {
    Matcher regain = REGAIN.matcher(json);
    if (regain.find()) {
      return Optional.of(now.plus(Duration.ofMinutes(Long.parseLong(regain.group(1)))));
    }
    boolean full = USED_UP.matcher(json).find();
    return full ? Optional.of(now.plus(SOME_OF_AN_HOUR)) : Optional.empty();
  }

  private static boolean isZero(String value) {
    return NUMBER.matcher(value).matches() && Double.parseDouble(value) < 1;
  }

  /** The three meanings of "reset". */
  static Optional<Instant> meaning(String value, Instant now) {
    if (!NUMBER.matcher(value).matches()) {
      return iso(value).or(() -> httpDate(value));
    }
    double number = Double.parseDouble(value);
    if (number >= EPOCH_MILLIS) {
      return Optional.of(Instant.ofEpochMilli((long) number));
    }
    return number >= EPOCH_SECONDS
        ? Optional.of(Instant.ofEpochSecond((long) Math.ceil(number)))
        : Optional.of(now.plusMillis((long) (number * 1000)));
  }

  private static Optional<Instant> seconds(String value, Instant now) {
    return NUMBER.matcher(value.strip()).matches()
        ? Optional.of(now.plusMillis((long) (Double.parseDouble(value.strip()) * 1000)))
        : Optional.empty();
  }

  private static Optional<Instant> iso(String value) {
    try {
      return Optional.of(ZonedDateTime.parse(value).toInstant());
    } catch (DateTimeException notIso) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> httpDate(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** A lying header must not silence a feed for ever. */
  private static Instant bounded(Instant until, Instant now) {
    Instant latest = now.plus(LONGEST);
    return until.isAfter(latest) ? latest : until;
  }
}
