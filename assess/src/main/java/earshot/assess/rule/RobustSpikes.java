package earshot.assess.rule;

import java.util.Arrays;

/**
 * The limits of counts that scatter at least as chance makes them (Poisson), more where they did:
 * what Farrington's method does for surveillance. Earlier spikes are cut down to what the rest
 * allows before anything is estimated.
 */
final class RobustSpikes implements SpikeMethod {
  /** Half a mention more keeps a series that was empty from calling each first one a spike. */
  private static final double LEAST = 0.5;

  private static final double TWO_THIRDS = 2.0 / 3;

  /** Nobody knows better than so what is usual: no week is quite like the others. */
  private static final double UNSURE = 0.05;

  @Override
  public Limits limits(double[] usual, double deviations) {
    double[] cut = cut(usual);
    Moments moments = Moments.of(cut);
    double mean = Math.max(moments.mean(), LEAST);
    double scatter = Math.max(1, moments.deviation() * moments.deviation() / mean);
    double unsure = UNSURE * mean;
    double variance = scatter * mean * (1 + 1.0 / usual.length) + unsure * unsure;
    return new Limits(
        moments.mean(), limit(mean, variance, deviations), limit(mean, variance, -deviations));
  }

  /** The two-thirds power of a count is nearly normal. */
  private static double limit(double mean, double variance, double deviations) {
    double root = 1 + TWO_THIRDS * deviations * Math.sqrt(variance) / mean;
    return mean * Math.pow(Math.max(root, 0), 1 / TWO_THIRDS);
  }

  private static double[] cut(double[] usual) {
    double[] sorted = usual.clone();
    Arrays.sort(sorted);
    double median = median(sorted);
    double[] off = Arrays.stream(sorted).map(count -> Math.abs(count - median)).sorted().toArray();
    double scatter = Math.max(1.4826 * median(off), Math.sqrt(Math.max(median, LEAST)));
    double most = median + 3 * scatter;
    return Arrays.stream(usual).map(count -> Math.min(count, most)).toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
