package earshot.assess.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A small network with one hidden layer; what lies below zero there is cut off. Weights are halves.
 *
 * @param inputs how many numbers a vector has
 * @param in weights of each hidden unit, one unit after the other, with its bias last
 * @param out weights of each class, with its bias last
 */
record HiddenLayer(int inputs, float[] in, float[] out) {
  private static final int CLASSES = 3;
  private static final int MOST = 1 << 22;

  HiddenLayer {
    if (inputs < 1
        || in.length % (inputs + 1) != 0
        || out.length != CLASSES * (units(inputs, in) + 1)) {
      throw new IllegalArgumentException(
          inputs + " inputs with " + in.length + " and " + out.length + " weights");
    }
  }

  private static int units(int inputs, float[] in) {
    return in.length / (inputs + 1);
  }

  /** Log-probabilities of negative, neutral and positive. */
  double[] logProbabilities(float[] vector) {
    int units = units(inputs, in);
    double[] said = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      said[c] = out[c * (units + 1) + units];
    }
    for (int unit = 0; unit < units; unit++) {
      float lit = Math.max(0, lit(vector, unit * (inputs + 1)));
      for (int c = 0; c < CLASSES; c++) {
        said[c] += lit * out[c * (units + 1) + unit];
      }
    }
    return Weights.logSoftmax(said[0], said[1], said[2]);
  }

  private float lit(float[] vector, int from) {
    float sum = in[from + inputs];
    for (int i = 0; i < inputs; i++) {
      sum += in[from + i] * vector[i];
    }
    return sum;
  }

  void write(DataOutputStream to) throws IOException {
    to.writeShort(inputs);
    to.writeShort(units(inputs, in));
    for (float weight : in) {
      to.writeShort(Float.floatToFloat16(weight));
    }
    for (float weight : out) {
      to.writeShort(Float.floatToFloat16(weight));
    }
  }

  static HiddenLayer read(DataInputStream from) throws IOException {
    int inputs = from.readUnsignedShort();
    int units = from.readUnsignedShort();
    return new HiddenLayer(
        inputs, weights(from, (inputs + 1L) * units), weights(from, CLASSES * (units + 1L)));
  }

  private static float[] weights(DataInputStream from, long count) throws IOException {
    if (count > MOST) {
      throw new IllegalArgumentException(count + " weights");
    }
    float[] weights = new float[(int) count];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(from.readShort());
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException("a weight is " + weights[i]);
      }
    }
    return weights;
  }
}
