package earshot.assess.rule;

import java.util.Locale;

/** How readily a rule fires, as the standard deviations that a count must lie off the usual. */
public enum Sensitivity {
  LOW(4),
  /** About one false episode a month of a series that is looked at each hour. */
  NORMAL(3),
  HIGH(2.2);

  private final double deviations;

  Sensitivity(double deviations) {
    this.deviations = deviations;
  }

  double deviations() {
    return deviations;
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
