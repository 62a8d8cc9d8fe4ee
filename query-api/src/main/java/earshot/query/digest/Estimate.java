package earshot.query.digest;

import java.util.Map;
import java.util.Optional;

/**
 * A figure that a few opinions give of what all people think: the value, and between what it would
 * lie 19 times out of 20.
 */
public record Estimate(double value, double low, double high) {
  /** Standard errors to either side that hold 95 % of a normal distribution. */
  static final double TWICE = 1.959964;

  /** Fewer ratings have no average worth telling apart from another. */
  private static final long FEWEST = 5;

  /** A share by Wilson's interval, which holds for small numbers and extreme shares too. */
  static Estimate ofShare(long part, long whole) {
    double share = (double) part / whole;
    double z = TWICE * TWICE;
    double centre = (share + z / (2 * whole)) / (1 + z / whole);
    double reach =
        TWICE
            * Math.sqrt(share * (1 - share) / whole + z / (4.0 * whole * whole))
            / (1 + z / whole);
    return new Estimate(share, Math.max(0, centre - reach), Math.min(1, centre + reach));
  }

  /**
   * An average of stars; absent where too few gave some.
   *
   * @param stars how many gave each number of whole stars
   * @param sum of the ratings themselves
   */
  static Optional<Estimate> ofStars(Map<String, Long> stars, long count, double sum) {
    if (count < FEWEST) {
      return Optional.empty();
    }
    double mean = sum / count;
    double squares =
        stars.entrySet().stream()
            .mapToDouble(e -> e.getValue() * Math.pow(Double.parseDouble(e.getKey()) - mean, 2))
            .sum();
    double reach = TWICE * Math.sqrt(squares / (count - 1) / count);
    return Optional.of(new Estimate(mean, Math.max(1, mean - reach), Math.min(5, mean + reach)));
  }
}
