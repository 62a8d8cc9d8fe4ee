package earshot.assess.rule;

import java.time.Duration;
import java.util.Locale;

/** How readily a rule fires, as how often it may fire a month where chance alone is at work. */
public enum Sensitivity {
  LOW(1.0 / 12),
  NORMAL(1),
  HIGH(8);

  private static final Duration DAY = Duration.ofDays(1);

  /**
   * As many independent looks a month is a window of a day worth, whose parts are looked at each
   * hour; shorter windows overlap less, so theirs are more. Fitted by {@link SpikeEvaluation}.
   */
  private static final double LOOKS = 750;

  private static final double SHORTER = 2.0 / 3;

  private final double falseAMonth;

  Sensitivity(double falseAMonth) {
    this.falseAMonth = falseAMonth;
  }

  /** The standard deviations that the count of a window must lie off the usual. */
  double deviations(Duration over) {
    double days = (double) over.toMillis() / DAY.toMillis();
    double looks = LOOKS * Math.pow(days, -SHORTER);
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
