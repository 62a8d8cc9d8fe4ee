package earshot.assess.language;

import java.util.Arrays;
import java.util.List;

/** Turns learnt weights into bytes; the few beyond the largest step are cut to it. */
final class Quantiser {
  private static final int LEVELS = 31;
  private static final double COVERED = 0.9995;

  private final int[] buckets;
  private final byte[] weights;
  private final float step;

  Quantiser(Softmax softmax, int[] buckets) {
    this.buckets = buckets;
    int classes = softmax.classes();
    float[] sizes = new float[buckets.length * classes];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(softmax.weight(buckets[i / classes], i % classes));
    }
    this.step = largest(sizes) / LEVELS;
    this.weights = new byte[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      weights[i] = level(softmax.weight(buckets[i / classes], i % classes));
    }
  }

  ScriptModel model(Script script, List<String> codes, int bits, float[] sharpness) {
    return new ScriptModel(script, codes, bits, buckets, weights, step, sharpness);
  }

  private static float largest(float[] sizes) {
    float[] sorted = sizes.clone();
    Arrays.sort(sorted);
    float size = sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * COVERED)];
    return size > 0 ? size : 1;
  }

  private byte level(float weight) {
    return (byte) Math.clamp(Math.round(weight / step), -LEVELS, LEVELS);
  }
}
