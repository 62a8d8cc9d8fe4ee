package earshot.assess.group;

import java.util.List;

/** The few directions in which vectors differ the most, by orthogonal iteration. */
final class Subspace {
  private static final int ROUNDS = 40;

  private final float[][] axes;

  private Subspace(float[][] axes) {
    this.axes = axes;
  }

  /** As many axes as asked for, or as the vectors are wide. */
  static Subspace of(List<float[]> vectors, int width, int axes, long seed) {
    double[][] spread = new double[width][width];
    for (float[] vector : vectors) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          spread[i][j] += vector[i] * vector[j];
        }
      }
    }
    double[][] basis = new double[Math.min(axes, width)][width];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < width; j++) {
        basis[i][j] = (Hashes.mix(seed + (long) i * width + j) >> 40) / (double) (1 << 23);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < basis.length; i++) {
        basis[i] = times(spread, basis[i]);
      }
      orthonormalise(basis);
    }
    return new Subspace(rounded(basis));
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static void orthonormalise(double[][] basis) {
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < i; j++) {
        subtract(basis[i], basis[j], dot(basis[i], basis[j]));
      }
      double length = Math.sqrt(dot(basis[i], basis[i]));
      for (int k = 0; k < basis[i].length && length > 0; k++) {
        basis[i][k] /= length;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }

  private static float[][] rounded(double[][] basis) {
    float[][] axes = new float[basis.length][basis[0].length];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < basis[i].length; j++) {
        axes[i][j] = (float) basis[i][j];
      }
    }
    return axes;
  }

  /** The part of a vector that lies in here, as wide as word vectors are. */
  float[] project(float[] vector) {
    float[] projected = new float[WordVectors.WIDTH];
    for (int i = 0; i < axes.length; i++) {
      projected[i] = Vectors.dot(axes[i], vector);
    }
    return projected;
  }

  /** Leaves of a vector what does not lie in here. */
  void takeOff(float[] vector) {
    for (float[] axis : axes) {
      Vectors.add(vector, axis, -Vectors.dot(axis, vector));
    }
  }
}
