package earshot.assess.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The weights of one model in a byte each: for every bucket how much it speaks for negative and for
 * positive against neutral. Bytes are square roots of weights, so that small weights keep their
 * precision.
 */
final class Weights {
  private final int shift;
  private final byte[] bytes;
  private final float[] values = new float[256];
  private final float largest;

  private Weights(int bits, byte[] bytes, float largest) {
    this.shift = 32 - bits;
    this.bytes = bytes;
    this.largest = largest;
    for (int b = -128; b < 128; b++) {
      values[b + 128] = Math.signum(b) * (b / 127f) * (b / 127f) * largest;
    }
  }

  /**
   * Rounds learnt weights, given as neutral, negative and positive of each bucket with a stride of
   * four.
   */
  static Weights round(int bits, float[] learnt) {
    int buckets = 1 << bits;
    float largest = 1e-6f;
    for (int i = 0; i < buckets; i++) {
      largest =
          Math.max(
              largest,
              Math.max(
                  Math.abs(learnt[4 * i + 1] - learnt[4 * i]),
                  Math.abs(learnt[4 * i + 2] - learnt[4 * i])));
    }
    byte[] bytes = new byte[2 * buckets];
    for (int i = 0; i < buckets; i++) {
      bytes[2 * i] = round(learnt[4 * i + 1] - learnt[4 * i], largest);
      bytes[2 * i + 1] = round(learnt[4 * i + 2] - learnt[4 * i], largest);
    }
    return new Weights(bits, bytes, largest);
  }

  private static byte round(float weight, float largest) {
    return (byte) Math.round(Math.signum(weight) * Math.sqrt(Math.abs(weight) / largest) * 127);
  }

  /** Log-probabilities of negative, neutral and positive. */
  double[] logProbabilities(Features features) {
    float negative = 0;
    float positive = 0;
    int at = 0;
    for (int end : new int[] {features.words, features.characters, features.size}) {
      float value = at < end ? features.value(at) : 0;
      float negativePart = 0;
      float positivePart = 0;
      for (; at < end; at++) {
        int bucket = (features.hashes[at] >>> shift) << 1;
        negativePart += values[bytes[bucket] + 128];
        positivePart += values[bytes[bucket + 1] + 128];
      }
      negative += negativePart * value;
      positive += positivePart * value;
    }
    return logSoftmax(negative, 0, positive);
  }

  static double[] logSoftmax(double negative, double neutral, double positive) {
    double top = Math.max(negative, Math.max(neutral, positive));
    double sum =
        Math.log(Math.exp(negative - top) + Math.exp(neutral - top) + Math.exp(positive - top))
            + top;
    return new double[] {negative - sum, neutral - sum, positive - sum};
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(32 - shift);
    out.writeFloat(largest);
    out.write(bytes);
  }

  static Weights read(DataInputStream in) throws IOException {
    int bits = in.readUnsignedByte();
    if (bits < 4 || bits > 24) {
      throw new IOException("weights of 2^" + bits + " buckets");
    }
    float largest = in.readFloat();
    byte[] bytes = new byte[2 << bits];
    in.readFully(bytes);
    return new Weights(bits, bytes, largest);
  }
}
