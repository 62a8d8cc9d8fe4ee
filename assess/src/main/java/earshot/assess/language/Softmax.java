package earshot.assess.language;

import java.util.Arrays;
import java.util.Random;

/** Softmax regression over buckets of grams, learnt by descent with a rate per bucket (AdaGrad). */
final class Softmax {
  private static final float SMALL = 1e-6f;
  private static final float SURE = 0.85f;

  private final int classes;
  private final int mask;
  private final float[] weights;
  private final float[] slopes;
  private final float[] chances;
  private int[] rows = new int[1024];

  Softmax(int bits, int classes) {
    this.classes = classes;
    this.mask = (1 << bits) - 1;
    this.weights = new float[classes << bits];
    this.slopes = new float[1 << bits];
    this.chances = new float[classes];
  }

  int buckets() {
    return slopes.length;
  }

  int classes() {
    return classes;
  }

  float weight(int bucket, int label) {
    return weights[bucket * classes + label];
  }

  /**
   * One step towards the label.
   *
   * @param keep the share of grams to use, drawn anew each time
   */
  void learn(Grams grams, int label, float rate, float keep, Random random) {
    int n = draw(grams, keep, random);
    if (n == 0) {
      return;
    }
    float value = 1 / (float) Math.sqrt(n);
    predict(n, value);
    chances[label] -= 1;
    float steepness = 0;
    for (float slope : chances) {
      steepness += slope * slope;
    }
    for (int i = 0; i < n; i++) {
      update(rows[i], steepness * value * value, rate * value);
    }
  }

  /** True if another language is nearly certain, and this label is not. */
  boolean contradicts(Grams grams, int label) {
    int n = draw(grams, 1, new Random(0));
    predict(n, 1 / (float) Math.sqrt(Math.max(1, n)));
    for (int c = 0; c < classes; c++) {
      if (chances[c] > SURE && c != label) {
        return true;
      }
    }
    return false;
  }

  /** How much a bucket matters: the size of its weights times how often it moved them. */
  float importance(int bucket) {
    float sum = 0;
    for (int c = 0; c < classes; c++) {
      float weight = weight(bucket, c);
      sum += weight * weight;
    }
    return sum * (float) Math.sqrt(slopes[bucket]);
  }

  private int draw(Grams grams, float keep, Random random) {
    if (rows.length < grams.size()) {
      rows = new int[grams.size() * 2];
    }
    int n = 0;
    for (int i = 0; i < grams.size(); i++) {
      if (keep >= 1 || random.nextFloat() < keep) {
        rows[n++] = grams.hash(i) & mask;
      }
    }
    return n;
  }

  private void predict(int n, float value) {
    Arrays.fill(chances, 0);
    for (int i = 0; i < n; i++) {
      int offset = rows[i] * classes;
      for (int c = 0; c < classes; c++) {
        chances[c] += weights[offset + c];
      }
    }
    scoresToChances(value);
  }

  private void scoresToChances(float value) {
    float top = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      chances[c] *= value;
      top = Math.max(top, chances[c]);
    }
    float total = 0;
    for (int c = 0; c < classes; c++) {
      chances[c] = (float) StrictMath.exp(chances[c] - top);
      total += chances[c];
    }
    for (int c = 0; c < classes; c++) {
      chances[c] /= total;
    }
  }

  private void update(int row, float steepness, float rate) {
    slopes[row] += steepness;
    float step = rate / (float) Math.sqrt(slopes[row] + SMALL);
    int offset = row * classes;
    for (int c = 0; c < classes; c++) {
      weights[offset + c] -= step * chances[c];
    }
  }
}
