package earshot.assess.sentiment;

import java.util.Arrays;
import java.util.Random;

/** Teaches one {@link HiddenLayer} by Adam, on numbers that are made to vary alike first. */
final class HiddenLearner {
  private static final int UNITS = 64;
  private static final int BATCH = 256;
  private static final int EPOCHS = 8;
  private static final float RATE = 5e-4f;
  private static final float DECAY = 3f / BATCH;
  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;

  private final float[][] vectors;
  private final int count;
  private final int[] labels;
  private final float[] weights;
  private final int inputs;
  private final float[] mean;
  private final float[] spread;
  private final Random random;

  /** All weights: those of units, their biases, those of classes, their biases. */
  private final float[] learnt;

  private final float[] slopes;
  private final float[] pace;
  private final float[] square;
  private final int unitBiases;
  private final int classes;
  private final int classBiases;
  private int steps;

  /**
   * Learns from the first vectors.
   *
   * @param count how many those are
   * @param labels 0 negative, 1 neutral, 2 positive
   * @param weights how much each counts
   */
  HiddenLearner(float[][] vectors, int count, int[] labels, float[] weights, long seed) {
    this.vectors = vectors;
    this.count = count;
    this.labels = labels;
    this.weights = weights;
    this.inputs = vectors[0].length;
    this.random = new Random(seed);
    mean = new float[inputs];
    spread = new float[inputs];
    unitBiases = UNITS * inputs;
    classes = unitBiases + UNITS;
    classBiases = classes + 3 * UNITS;
    learnt = new float[classBiases + 3];
    slopes = new float[learnt.length];
    pace = new float[learnt.length];
    square = new float[learnt.length];
  }

  HiddenLayer learn() {
    measure();
    scatter(0, unitBiases, inputs + UNITS);
    scatter(classes, classBiases, UNITS + 3);
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int i = count - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[other];
        order[other] = kept;
      }
      for (int start = 0; start < count; start += BATCH) {
        step(Arrays.copyOfRange(order, start, Math.min(count, start + BATCH)));
      }
    }
    return folded();
  }

  private void measure() {
    double[] sum = new double[inputs];
    double[] squares = new double[inputs];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < inputs; i++) {
        sum[i] += vectors[row][i];
        squares[i] += (double) vectors[row][i] * vectors[row][i];
      }
    }
    for (int i = 0; i < inputs; i++) {
      mean[i] = (float) (sum[i] / count);
      double variance = squares[i] / count - (sum[i] / count) * (sum[i] / count);
      spread[i] = (float) Math.sqrt(Math.max(1e-6, variance));
    }
  }

  private void scatter(int from, int to, int fan) {
    double bound = Math.sqrt(6.0 / fan);
    for (int i = from; i < to; i++) {
      learnt[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
  }

  private void step(int[] batch) {
    for (int i = 0; i < learnt.length; i++) {
      boolean bias = i >= unitBiases && i < classes || i >= classBiases;
      slopes[i] = bias ? 0 : DECAY * learnt[i] * batch.length;
    }
    float[] input = new float[inputs];
    float[] lit = new float[UNITS];
    for (int row : batch) {
      for (int i = 0; i < inputs; i++) {
        input[i] = (vectors[row][i] - mean[i]) / spread[i];
      }
      add(input, lit, labels[row], weights[row]);
    }
    adam(batch.length);
  }

  private void add(float[] input, float[] lit, int label, float weight) {
    for (int unit = 0; unit < UNITS; unit++) {
      lit[unit] = Math.max(0, dot(input, unit * inputs) + learnt[unitBiases + unit]);
    }
    double[] said = new double[3];
    for (int c = 0; c < 3; c++) {
      said[c] = learnt[classBiases + c];
      for (int unit = 0; unit < UNITS; unit++) {
        said[c] += learnt[classes + c * UNITS + unit] * lit[unit];
      }
    }
    double[] logs = Weights.logSoftmax(said[0], said[1], said[2]);
    float[] wrong = new float[3];
    for (int c = 0; c < 3; c++) {
      wrong[c] = (float) (Math.exp(logs[c]) - (c == label ? 1 : 0)) * weight;
      slopes[classBiases + c] += wrong[c];
    }
    for (int unit = 0; unit < UNITS; unit++) {
      if (lit[unit] > 0) {
        back(input, unit, lit[unit], wrong);
      }
    }
  }

  private void back(float[] input, int unit, float lit, float[] wrong) {
    float slope = 0;
    for (int c = 0; c < 3; c++) {
      int at = classes + c * UNITS + unit;
      slopes[at] += wrong[c] * lit;
      slope += wrong[c] * learnt[at];
    }
    slopes[unitBiases + unit] += slope;
    int from = unit * inputs;
    for (int i = 0; i < inputs; i++) {
      slopes[from + i] += slope * input[i];
    }
  }

  private float dot(float[] input, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i + 3 < inputs; i += 4) {
      a += input[i] * learnt[from + i];
      b += input[i + 1] * learnt[from + i + 1];
      c += input[i + 2] * learnt[from + i + 2];
      d += input[i + 3] * learnt[from + i + 3];
    }
    return a + b + c + d;
  }

  private void adam(int size) {
    steps++;
    float rate =
        (float) (RATE * Math.sqrt(1 - Math.pow(SECOND, steps)) / (1 - Math.pow(FIRST, steps)));
    for (int i = 0; i < learnt.length; i++) {
      float slope = slopes[i] / size;
      pace[i] = FIRST * pace[i] + (1 - FIRST) * slope;
      square[i] = SECOND * square[i] + (1 - SECOND) * slope * slope;
      learnt[i] -= rate * pace[i] / ((float) Math.sqrt(square[i]) + 1e-8f);
    }
  }

  /** The same for numbers as the encoder makes them. */
  private HiddenLayer folded() {
    float[] in = new float[UNITS * (inputs + 1)];
    for (int unit = 0; unit < UNITS; unit++) {
      double bias = learnt[unitBiases + unit];
      for (int i = 0; i < inputs; i++) {
        float weight = learnt[unit * inputs + i] / spread[i];
        in[unit * (inputs + 1) + i] = weight;
        bias -= (double) weight * mean[i];
      }
      in[unit * (inputs + 1) + inputs] = (float) bias;
    }
    float[] out = new float[3 * (UNITS + 1)];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(learnt, classes + c * UNITS, out, c * (UNITS + 1), UNITS);
      out[c * (UNITS + 1) + UNITS] = learnt[classBiases + c];
    }
    return new HiddenLayer(inputs, in, out);
  }
}
