package earshot.assess.rule;

/**
 * So many times the mean, confirmed by so many times the window before and the one a week of
 * windows ago: rhythm has to be beaten, too.
 */
final class TwoWindowSpikes implements SpikeMethod {
  private static final int WEEK = 7;

  @Override
  public Limits limits(double[] usual, double deviations) {
    double times = 1 + deviations / 4; // 1.6, 1.9 and 2.1 for the three sensitivities
    double mean = Moments.of(usual).mean();
    double before = usual[usual.length - 1];
    double weekAgo = usual.length >= WEEK ? usual[usual.length - WEEK] : before;
    double most = Math.max(mean, Math.min(before, weekAgo));
    double least = Math.min(mean, Math.max(before, weekAgo));
    return new Limits(mean, times * most, least / times);
  }
}
