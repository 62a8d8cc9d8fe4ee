package earshot.assess.rule;

/**
 * The share of threefold spikes that the best test there is finds at one false alarm a month: one
 * that knows exactly what is expected and when a spike would begin, so that it looks at each span
 * once. By Neyman and Pearson that compares how likely the count is with the spike and without; for
 * counts that chance makes (Poisson) it is a limit for each expectation. Nothing that has to learn
 * what is usual, and to look before it knows when, can be better.
 */
final class BestPossible {
  private static final double TIMES = 3;
  private static final int HALVINGS = 60;

  private BestPossible() {}

  /**
   * Of spikes that begin in any of these spans alike.
   *
   * @param expected in each span without a spike
   * @param looks how many spans there are in a month
   */
  static double power(double[] expected, double looks) {
    double low = -TIMES * max(expected);
    double high = TIMES * max(expected) + TIMES;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (share(expected, 1, middle) * looks > 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return share(expected, TIMES, high);
  }

  private static double max(double[] expected) {
    double max = 1;
    for (double each : expected) {
      max = Math.max(max, each);
    }
    return max;
  }

  /** In how many of the spans the ratio of likelihoods is reached where so much more is said. */
  private static double share(double[] expected, double times, double logRatio) {
    double sum = 0;
    for (double each : expected) {
      double limit = Math.ceil((logRatio + (TIMES - 1) * each) / Math.log(TIMES));
      sum += atLeast((int) Math.max(0, limit), times * each);
    }
    return sum / expected.length;
  }

  /** How likely chance makes so many or more where this is expected. */
  static double atLeast(int count, double expected) {
    double fewer = 0;
    double logOne = -expected;
    for (int i = 0; i < count; i++) {
      fewer += Math.exp(logOne);
      logOne += Math.log(expected) - Math.log(i + 1);
    }
    return Math.max(0, 1 - fewer);
  }
}
