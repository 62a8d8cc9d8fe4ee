package earshot.assess.rule;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How busy each day of the week is beside the others, as far as counts tell: where few are counted,
 * all days count as alike.
 */
final class Weekdays {
  private static final int WEEK = 7;

  /** With less than two weeks a busy day is no busy weekday. */
  private static final int EVIDENCE = 2 * WEEK;

  /** As many mentions must be counted of a weekday before its own figure weighs as much as none. */
  private static final double PRIOR = 30;

  private final double[] times = new double[WEEK];

  /**
   * Learns from days.
   *
   * @param days counts of whole days, the newest first: the first is a day back
   */
  Weekdays(double[] days) {
    Arrays.fill(times, 1);
    double usual = median(days, day -> true);
    if (days.length < EVIDENCE || usual == 0) {
      return;
    }
    for (int weekday = 0; weekday < WEEK; weekday++) {
      int back = weekday;
      double here = median(days, day -> (day + 1) % WEEK == back);
      double weight = usual * (days.length / WEEK) / PRIOR;
      times[weekday] = (1 + weight * here / usual) / (1 + weight);
    }
  }

  /** An earlier spike must not make its weekday a busy one. */
  private static double median(double[] days, IntPredicate wanted) {
    double[] sorted =
        IntStream.range(0, days.length).filter(wanted).mapToDouble(i -> days[i]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** What a count of so many days back would have been today. */
  double today(double count, int daysBack) {
    return count * times[0] / Math.max(times[daysBack % WEEK], 0.1);
  }
}
