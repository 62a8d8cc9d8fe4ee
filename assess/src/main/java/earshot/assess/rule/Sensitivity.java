package earshot.assess.rule;

import java.util.Locale;

/** How readily a rule fires, as how often it may fire a month where chance alone is at work. */
public enum Sensitivity {
  LOW(1.0 / 12),
  NORMAL(1),
  HIGH(8);

  private final double falseAMonth;

  Sensitivity(double falseAMonth) {
    this.falseAMonth = falseAMonth;
  }

  /**
   * The standard deviations that a count must lie off the usual.
   *
   * @param looks as many independent ones there are in a month
   */
  double deviations(double looks) {
    return quantile(Math.min(0.1, falseAMonth / looks));
  }

  /** Of the normal distribution, by Abramowitz and Stegun's 26.2.23. */
  private static double quantile(double tail) {
    double t = Math.sqrt(-2 * Math.log(tail));
    double above = 2.515517 + t * (0.802853 + t * 0.010328);
    double below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return t - above / below;
  }

  /** The sensitivity of that word. */
  public static Sensitivity of(String word) {
    for (Sensitivity each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException("sensitivity must be low, normal or high: " + word);
  }
}
