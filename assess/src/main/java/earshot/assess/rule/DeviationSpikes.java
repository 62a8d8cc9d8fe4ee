package earshot.assess.rule;

/** Mean and standard deviations: what most tools do. */
final class DeviationSpikes implements SpikeMethod {
  @Override
  public Limits limits(double[] usual, double deviations) {
    Moments moments = Moments.of(usual);
    double off = deviations * moments.deviation();
    return new Limits(moments.mean(), moments.mean() + off, moments.mean() - off);
  }
}
