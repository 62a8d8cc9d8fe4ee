package earshot.assess.sentiment;

import java.util.List;

/**
 * Multinomial logistic regression over hashed features, learnt one text at a time with AdaGrad. A
 * share of the features is left out at random each time, so that no single word carries a text.
 */
final class Learner {
  private static final float DROPOUT = 0.4f;

  /** Keeps what was seen once or twice from being believed at once. */
  private static final float DAMPING = 0.001f;

  private final int shift;

  /**
   * For each bucket the weights of neutral, negative and positive and the sum of squared steps: one
   * cache line a bucket.
   */
  private final float[] weights;

  private final float[] gradient = new float[3];
  private final float[] logits = new float[3];
  private int[] kept = new int[1024];
  private float[] keptValues = new float[1024];
  private int keptCount;

  Learner(int bits) {
    shift = 32 - bits;
    weights = new float[4 << bits];
  }

  /**
   * The mean of what several learnt from the same texts: what one of them owes to the features that
   * it happened to leave out, the others don't repeat.
   */
  static Weights mean(List<Learner> learners) {
    Learner first = learners.getFirst();
    float[] mean = new float[first.weights.length];
    for (Learner learner : learners) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += learner.weights[i] / learners.size();
      }
    }
    return Weights.round(32 - first.shift, mean);
  }

  /** Classes are 0 neutral, 1 negative, 2 positive; a mask of 1 leaves neutral out of the loss. */
  void learn(Features features, int label, float weight, float mask, float rate, Dice dice) {
    choose(features, dice);
    score();
    gradients(label, mask);
    for (int i = 0; i < keptCount; i++) {
      int at = kept[i];
      float value = keptValues[i] * weight;
      float neutral = gradient[0] * value;
      float negative = gradient[1] * value;
      float positive = gradient[2] * value;
      float seen = weights[at + 3] + neutral * neutral + negative * negative + positive * positive;
      weights[at + 3] = seen;
      float step = rate / (float) Math.sqrt(seen + DAMPING);
      weights[at] -= step * neutral;
      weights[at + 1] -= step * negative;
      weights[at + 2] -= step * positive;
    }
  }

  private void choose(Features features, Dice dice) {
    if (kept.length < features.size) {
      kept = new int[features.size * 2];
      keptValues = new float[features.size * 2];
    }
    keptCount = 0;
    int threshold = (int) (DROPOUT * 65536);
    for (int i = 0; i < features.size; i++) {
      if (dice.next16() >= threshold) {
        kept[keptCount] = (features.hashes[i] >>> shift) << 2;
        keptValues[keptCount++] = features.value(i) / (1 - DROPOUT);
      }
    }
  }

  private void score() {
    float neutral = 0;
    float negative = 0;
    float positive = 0;
    for (int i = 0; i < keptCount; i++) {
      int at = kept[i];
      neutral += weights[at] * keptValues[i];
      negative += weights[at + 1] * keptValues[i];
      positive += weights[at + 2] * keptValues[i];
    }
    logits[0] = neutral;
    logits[1] = negative;
    logits[2] = positive;
  }

  private void gradients(int label, float mask) {
    double top = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double neutral = StrictMath.exp(logits[0] - top);
    double negative = StrictMath.exp(logits[1] - top);
    double positive = StrictMath.exp(logits[2] - top);
    double three = neutral + negative + positive;
    double two = Math.max(1e-9, negative + positive);
    gradient[0] = (float) ((1 - mask) * neutral / three);
    gradient[1] = (float) ((1 - mask) * negative / three + mask * negative / two);
    gradient[2] = (float) ((1 - mask) * positive / three + mask * positive / two);
    gradient[label] -= 1;
  }
}
