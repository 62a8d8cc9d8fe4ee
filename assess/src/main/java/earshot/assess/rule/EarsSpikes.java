package earshot.assess.rule;

/**
 * The early-warning method of epidemiology with a limit of Student's t, in which earlier alerts
 * weigh less: windows far above the others don't make the next outbreak look usual.
 */
final class EarsSpikes implements SpikeMethod {
  /** A window this many deviations above the mean begins to weigh less. */
  private static final double FAR = 1.645;

  @Override
  public Limits limits(double[] usual, double deviations) {
    Moments moments = downWeighted(usual);
    double n = moments.weight();
    // Wilson-Hilferty-like widening of a normal quantile for few degrees of freedom
    double t = deviations * (1 + (deviations * deviations + 1) / (4 * Math.max(n - 1, 1)));
    double off = t * moments.deviation() * Math.sqrt(1 + 1 / n);
    return new Limits(moments.mean(), moments.mean() + off, moments.mean() - off);
  }

  static Moments downWeighted(double[] usual) {
    Moments all = Moments.of(usual);
    double[] weights = new double[usual.length];
    for (int i = 0; i < usual.length; i++) {
      double residual = all.deviation() == 0 ? 0 : (usual[i] - all.mean()) / all.deviation();
      weights[i] = residual > FAR ? Math.pow(FAR / residual, 2) : 1;
    }
    return Moments.of(usual, weights);
  }
}
