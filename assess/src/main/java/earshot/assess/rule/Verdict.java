package earshot.assess.rule;

import java.util.Optional;

/**
 * What a look at a window found.
 *
 * @param fires whether that is what the rule watches for
 * @param usual what was to be expected, where that was asked
 * @param limit what the value had to reach
 */
record Verdict(boolean fires, double value, Optional<Double> usual, double limit) {
  /** Nothing can be said. */
  static Verdict silent(double value) {
    return new Verdict(false, value, Optional.empty(), 0);
  }

  /** How far it is from the usual, or from nothing. */
  double size() {
    return Math.abs(value - usual.orElse(0.0));
  }
}
