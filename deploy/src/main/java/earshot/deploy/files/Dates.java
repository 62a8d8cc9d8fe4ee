package earshot.deploy.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads dates as one file writes them.
 *
 * @param zone of times that don't name one
 * @param order of day and month in dates like 03/04/2026, as far as it is known
 */
record Dates(ZoneId zone, Optional<Order> order) {
  /** What comes first. */
  enum Order {
    DMY,
    MDY
  }

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})\\.?"
              + "(?:[,T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?[\\s\\u202f]*(?:([AaPp])\\.?[Mm]\\.?)?)?");

  private static final List<DateTimeFormatter> WORDS =
      Stream.of(
              "MMM d, uuuu[[,] h:mm[:ss] a]",
              "MMMM d, uuuu[[,] h:mm[:ss] a]",
              "d MMM uuuu[[,] H:mm[:ss]]",
              "d MMMM uuuu[[,] H:mm[:ss]]")
          .map(Dates::words)
          .toList();

  private static DateTimeFormatter words(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  /** With the order of day and month that one of these proves, unless it is known already. */
  Dates provenBy(Collection<String> written) {
    return order.isPresent()
        ? this
        : new Dates(zone, written.stream().map(Dates::proof).flatMap(Optional::stream).findFirst());
  }

  private static Optional<Order> proof(String written) {
    Matcher numbers = NUMBERS.matcher(plain(written));
    if (!numbers.matches() || numbers.group(1).length() > 2) {
      return Optional.empty();
    }
    if (Integer.parseInt(numbers.group(1)) > 12) {
      return Optional.of(Order.DMY);
    }
    return Integer.parseInt(numbers.group(3)) > 12 ? Optional.of(Order.MDY) : Optional.empty();
  }

  private static String plain(String written) {
    return Numbers.latin(written).strip();
  }

  /**
   * The moment that is written here; of a date alone, the beginning of its day.
   *
   * @throws IllegalArgumentException saying why there is none
   */
  Instant read(String written) {
    String text = plain(written);
    if (text.matches("\\d{10}|\\d{13}")) {
      long number = Long.parseLong(text);
      return text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
    try {
      return iso(text)
          .or(() -> numbers(text))
          .or(() -> inWords(text))
          .orElseThrow(() -> new IllegalArgumentException("'" + written + "' is no known date"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + written + "' is no date: " + e.getMessage(), e);
    }
  }

  private Optional<Instant> iso(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*")) {
      return Optional.empty();
    }
    String tight =
        text.replaceFirst(" ", "T").replace(" UTC", "Z").replace(" GMT", "Z").replace(" ", "");
    String zoned = tight.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    TemporalAccessor read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(zoned, ZonedDateTime::from, LocalDateTime::from);
    return Optional.of(instant(read));
  }

  private Optional<Instant> numbers(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? Optional.of(date(numbers).atTime(time(numbers)).atZone(zone).toInstant())
        : Optional.empty();
  }

  private LocalDate date(Matcher numbers) {
    int first = Integer.parseInt(numbers.group(1));
    int second = Integer.parseInt(numbers.group(3));
    int third = Integer.parseInt(numbers.group(4));
    if (numbers.group(1).length() == 4) {
      return LocalDate.of(first, second, third);
    }
    int year = third < 100 ? 2000 + third : third;
    return order(numbers, first, second) == Order.DMY
        ? LocalDate.of(year, second, first)
        : LocalDate.of(year, first, second);
  }

  private Order order(Matcher numbers, int first, int second) {
    if (numbers.group(2).equals(".") || first == second) {
      return Order.DMY;
    }
    return order
        .or(() -> proof(numbers.group()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' can be read in two ways; say --date-order dmy or mdy"
                        .formatted(numbers.group())));
  }

  private static LocalTime time(Matcher numbers) {
    if (numbers.group(5) == null) {
      return LocalTime.MIDNIGHT;
    }
    int hour = Integer.parseInt(numbers.group(5));
    int second = numbers.group(7) == null ? 0 : Integer.parseInt(numbers.group(7));
    Optional<String> half = Optional.ofNullable(numbers.group(8));
    int ofDay = half.map(h -> hour % 12 + (h.equalsIgnoreCase("p") ? 12 : 0)).orElse(hour);
    return LocalTime.of(ofDay, Integer.parseInt(numbers.group(6)), second);
  }

  private Optional<Instant> inWords(String text) {
    return Stream.concat(WORDS.stream(), Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME))
        .map(format -> tried(format, text))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Instant> tried(DateTimeFormatter format, String text) {
    try {
      return Optional.of(
          instant(
              format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // another format may fit
    }
  }

  private Instant instant(TemporalAccessor read) {
    return switch (read) {
      case ZonedDateTime whole -> whole.toInstant();
      case LocalDateTime local -> local.atZone(zone).toInstant();
      case LocalDate day -> day.atStartOfDay(zone).toInstant();
      default -> throw new IllegalStateException("no time: " + read);
    };
  }
}
