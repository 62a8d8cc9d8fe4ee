package earshot.query.pages;

import earshot.query.Unfit;
import earshot.query.Unfit.Kind;

/**
 * What a number in the form of a rule may be.
 *
 * @param least at least this
 * @param most at most this
 */
record RuleBounds(double least, double most) {
  private static final double MOST_MENTIONS = 100_000;

  /** Rules look back four hundred days. */
  private static final double MOST_HOURS = 9_600;

  /** Windows are compared with four weeks mostly, four of their length at least. */
  private static final double FOUR_WEEKS = 672;

  /** Groups reach back thirty days, in which five windows have to fit. */
  private static final double GROWING = 144;

  /** Those of a field in a rule of this kind. */
  static RuleBounds of(String field, String kind) {
    return switch (field) {
      case "count" -> new RuleBounds(kind.equals("threshold") ? 1 : 2, MOST_MENTIONS);
      case "hours" -> new RuleBounds(1, kind.equals("growth") ? GROWING : FOUR_WEEKS);
      case "change" -> new RuleBounds(0.1, 4);
      case "times" -> new RuleBounds(1.1, 100);
      default -> new RuleBounds(1, MOST_HOURS);
    };
  }

  /** The number, if it is a whole one within these. */
  int whole(String given, String field) {
    try {
      int number = Integer.parseInt(given.strip());
      check(number, field);
      return number;
    } catch (NumberFormatException e) {
      throw new Unfit(field, Kind.WHOLE, field + " must be a whole number");
    }
  }

  /** The number, if it is one within these. */
  double number(String given, String field) {
    try {
      double number = Double.parseDouble(given.strip());
      check(number, field);
      return number;
    } catch (NumberFormatException e) {
      throw new Unfit(field, Kind.NUMBER, field + " must be a number");
    }
  }

  private void check(double number, String field) {
    if (!(number >= least && number <= most)) {
      throw new Unfit(
          field, Kind.RANGE, "%s must be %s to %s".formatted(field, least, most), least, most);
    }
  }
}
