package earshot.assess.language;

import java.util.Arrays;
import java.util.List;

/** Finds, for each band of length, the factor of the scores that makes chances come true. */
final class Calibration {
  private static final double FIRST = 0.3;
  private static final double LAST = 4;
  private static final double GROWTH = 1.1;

  private final ScriptModel model;

  Calibration(ScriptModel model) {
    this.model = model;
  }

  static float[] plain() {
    float[] ones = new float[ScriptModel.BANDS];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * @param texts the grams of texts that were not learnt from
   * @param labels the index of the language of each
   */
  float[] sharpness(List<Grams> texts, List<Integer> labels) {
    float[] best = plain();
    double[] least = new double[ScriptModel.BANDS];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (double factor = FIRST; factor < LAST; factor *= GROWTH) {
      double[] losses = losses(texts, labels, factor);
      for (int band = 0; band < best.length; band++) {
        if (losses[band] > 0 && losses[band] < least[band]) {
          least[band] = losses[band];
          best[band] = (float) factor;
        }
      }
    }
    return best;
  }

  private double[] losses(List<Grams> texts, List<Integer> labels, double factor) {
    double[] losses = new double[ScriptModel.BANDS];
    for (int i = 0; i < texts.size(); i++) {
      Grams grams = texts.get(i);
      double[] chances = model.chances(grams, factor);
      losses[ScriptModel.band(grams.words())] -= StrictMath.log(chances[labels.get(i)] + 1e-9);
    }
    return losses;
  }
}
