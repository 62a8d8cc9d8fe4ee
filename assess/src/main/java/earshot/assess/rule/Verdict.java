package earshot.assess.rule;

import earshot.mention.Episode.Figures;
import java.time.Duration;
import java.util.Optional;

/**
 * What a look at a window found.
 *
 * @param fires whether that is what the rule watches for
 * @param usual what was to be expected, where that was asked
 * @param limit what the value had to reach
 * @param over the window, or the part of it that it was found in
 * @param size how far it is from the usual: what grows when it gets worse
 */
record Verdict(
    boolean fires, double value, Optional<Double> usual, double limit, Duration over, double size) {

  /** Nothing can be said. */
  static Verdict silent(double value, Duration over) {
    return new Verdict(false, value, Optional.empty(), 0, over, 0);
  }

  /** Of a count that has to reach a number. */
  static Verdict reached(double value, double limit, Duration over) {
    return new Verdict(value >= limit, value, Optional.empty(), limit, over, value);
  }

  /** Of a value beside what was usual. */
  static Verdict beside(double usual, boolean fires, double value, double limit, Duration over) {
    double off = Math.abs(value - usual);
    return new Verdict(fires, value, Optional.of(usual), limit, over, off);
  }

  /** Of a count that was found in some part of a window: sizes of parts are told in times usual. */
  static Verdict times(double usual, boolean fires, double value, double limit, Duration over) {
    double times = value / Math.max(usual, 1);
    return new Verdict(fires, value, Optional.of(usual), limit, over, times);
  }

  /** What people are told. */
  Figures figures(double peak) {
    return new Figures(value, usual, limit, peak, over);
  }
}
