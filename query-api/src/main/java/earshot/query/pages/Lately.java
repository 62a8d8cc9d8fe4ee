package earshot.query.pages;

import earshot.query.BadSearch;
import earshot.query.Trend;
import earshot.query.Wording;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Times that are looked at often, each beside the one before it. An address names them by a word,
 * so that whoever keeps it finds other days there tomorrow.
 */
enum Lately {
  WEEK("7-days"),
  FOUR_WEEKS("28-days"),
  QUARTER("90-days"),
  MONTH("this-month"),
  LAST_MONTH("last-month");

  /** The parameter that names one. */
  static final String NAME = "span";

  private static final List<String> BEGIN_AND_END = List.of("from", "to");
  private static final List<String> BESIDE = List.of(Trend.AGAINST_FROM, Trend.AGAINST_TO);

  private final String word;

  Lately(String word) {
    this.word = word;
  }

  /**
   * The one that an address names, if it does.
   *
   * @throws BadSearch when there is none of that name
   */
  static Optional<Lately> of(Address address) {
    String named = address.first(NAME);
    Optional<Lately> lately =
        Arrays.stream(values()).filter(one -> one.word.equals(named)).findFirst();
    if (lately.isEmpty() && !named.isEmpty()) {
      String known = String.join(", ", Arrays.stream(values()).map(one -> one.word).toList());
      throw new BadSearch(NAME, "span must be one of %s: \"%s\"".formatted(known, named));
    }
    return lately;
  }

  /** The address with the days of the time that it names. */
  static Address dated(Address address, LocalDate today, Wording words) {
    return of(address).map(lately -> lately.days(address, today, words)).orElse(address);
  }

  /** The address without days that follow from its name, or without its name where others do. */
  static Address settled(Address address, LocalDate today, Wording words) {
    Optional<Lately> lately = of(address);
    if (lately.isEmpty()) {
      return address;
    }
    Address own = lately.get().days(address, today, words);
    boolean days = agree(BEGIN_AND_END, address, own);
    boolean beside = agree(BESIDE, address, own);
    Address plain = beside ? address.without(BESIDE.toArray(String[]::new)) : address;
    return days && beside ? plain.without("from", "to") : plain.without(NAME);
  }

  private static boolean agree(List<String> names, Address said, Address own) {
    return names.stream()
        .allMatch(name -> said.first(name).isEmpty() || said.first(name).equals(own.first(name)));
  }

  /** The address that names this time. */
  Address in(Address address) {
    return address.without("from", "to", Trend.AGAINST_FROM, Trend.AGAINST_TO).set(NAME, word);
  }

  String says(Wording words) {
    return switch (this) {
      case WEEK, FOUR_WEEKS, QUARTER -> words.of("trends.lately.days", days());
      case MONTH -> words.of("trends.lately.month");
      case LAST_MONTH -> words.of("trends.lately.last");
    };
  }

  private int days() {
    return this == WEEK ? 7 : this == FOUR_WEEKS ? 28 : 90;
  }

  private Address days(Address address, LocalDate today, Wording words) {
    LocalDate month = Days.month(today, 0, words);
    return switch (this) {
      case WEEK, FOUR_WEEKS, QUARTER -> {
        LocalDate from = today.minusDays(days() - 1);
        yield set(address, from, today, from.minusDays(days()), from.minusDays(1));
      }
      case MONTH -> {
        LocalDate before = Days.month(today, -1, words);
        LocalDate then = before.plusDays(today.toEpochDay() - month.toEpochDay());
        LocalDate last = month.minusDays(1);
        yield set(address, month, today, before, then.isBefore(last) ? then : last);
      }
      case LAST_MONTH -> {
        LocalDate from = Days.month(today, -1, words);
        LocalDate before = Days.month(today, -2, words);
        yield set(address, from, month.minusDays(1), before, from.minusDays(1));
      }
    };
  }

  private static Address set(
      Address address, LocalDate from, LocalDate to, LocalDate before, LocalDate end) {
    return address
        .set("from", from.toString())
        .set("to", to.toString())
        .set(Trend.AGAINST_FROM, before.toString())
        .set(Trend.AGAINST_TO, end.toString());
  }
}
