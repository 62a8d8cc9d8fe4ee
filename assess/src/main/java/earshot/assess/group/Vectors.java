package earshot.assess.group;

import java.nio.ByteBuffer;

/** Arithmetic of float vectors, always in the same order, so that sums are the same everywhere. */
final class Vectors {
  private Vectors() {}

  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    return s0 + s1 + (s2 + s3);
  }

  static void add(float[] to, float[] from, float times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * from[i];
    }
  }

  static void scale(float[] vector, float by) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= by;
    }
  }

  static float length(float[] vector) {
    return (float) Math.sqrt(dot(vector, vector));
  }

  /** Makes it one long; leaves it all zeros if it is. */
  static void normalise(float[] vector) {
    float length = length(vector);
    if (length > 0) {
      scale(vector, 1 / length);
    }
  }

  /** Two bytes a number, as IEEE 754 halves: the fourth digit of a likeness changes, no more. */
  static void pack(float[] vector, ByteBuffer to) {
    for (float cell : vector) {
      to.putShort(Float.floatToFloat16(cell));
    }
  }

  static float[] unpack(ByteBuffer from, int width) {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      vector[i] = Float.float16ToFloat(from.getShort());
    }
    return vector;
  }
}
