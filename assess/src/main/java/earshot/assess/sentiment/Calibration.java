package earshot.assess.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How a language weighs the pooled model against its own, which classes it favours, and how sure it
 * may be. The share is that of the pooled model; the temperature divides the log-probabilities.
 */
record Calibration(float pooledShare, float negativeBias, float positiveBias, float temperature) {
  static final Calibration NONE = new Calibration(0.5f, 0, 0, 1);

  Calibration {
    if (!(pooledShare >= 0 && pooledShare <= 1) || !(temperature > 0)) {
      throw new IllegalArgumentException(
          "share " + pooledShare + " must lie in 0..1, temperature " + temperature + " above 0");
    }
  }

  /** Probabilities of negative, neutral and positive. */
  double[] probabilities(double[] pooled, double[] own) {
    double[] mixed = new double[3];
    for (int c = 0; c < 3; c++) {
      mixed[c] = pooledShare * pooled[c] + (1 - pooledShare) * own[c];
    }
    double[] logs =
        Weights.logSoftmax(
            (mixed[0] + negativeBias) / temperature,
            mixed[1] / temperature,
            (mixed[2] + positiveBias) / temperature);
    return new double[] {Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2])};
  }

  void write(DataOutputStream out) throws IOException {
    out.writeFloat(pooledShare);
    out.writeFloat(negativeBias);
    out.writeFloat(positiveBias);
    out.writeFloat(temperature);
  }

  static Calibration read(DataInputStream in) throws IOException {
    return new Calibration(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
  }
}
