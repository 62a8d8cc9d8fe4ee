package earshot.assess.group;

import java.util.List;

/**
 * Finds word vectors whose sums are what they should be, near to what they were: ridge regression
 * by conjugate gradients, all columns at once (Hestenes and Stiefel 1952).
 */
final class Ridge {
  /** A text as word numbers, and the vector that its words should sum up to, shortened by count. */
  record Lesson(int[] words, float[] target) {}

  private final List<Lesson> lessons;
  private final float strictness;
  private final int words;

  /**
   * @param strictness how hard it is to move a vector from where it was, in lessons
   */
  Ridge(List<Lesson> lessons, int words, float strictness) {
    this.lessons = lessons;
    this.words = words;
    this.strictness = strictness;
  }

  /** Moves the vectors; more rounds fit better. */
  void fit(float[][] vectors, int rounds) {
    float[][] residual = residual(vectors);
    float[][] direction = new float[words][];
    for (int i = 0; i < words; i++) {
      direction[i] = residual[i].clone();
    }
    double[] norms = columnProducts(residual, residual);
    for (int round = 0; round < rounds; round++) {
      float[][] image = image(direction);
      float[] step = ratio(norms, columnProducts(direction, image));
      addColumns(vectors, direction, step, 1);
      addColumns(residual, image, step, -1);
      double[] next = columnProducts(residual, residual);
      float[] keep = ratio(next, norms);
      for (int i = 0; i < words; i++) {
        for (int k = 0; k < keep.length; k++) {
          direction[i][k] = residual[i][k] + keep[k] * direction[i][k];
        }
      }
      norms = next;
    }
  }

  private float[][] residual(float[][] vectors) {
    float[][] residual = new float[words][WordVectors.WIDTH];
    for (Lesson lesson : lessons) {
      float[] error = lesson.target().clone();
      Vectors.add(error, sum(lesson, vectors), -1);
      spread(lesson, error, residual);
    }
    return residual;
  }

  private float[][] image(float[][] direction) {
    float[][] image = new float[words][WordVectors.WIDTH];
    for (Lesson lesson : lessons) {
      spread(lesson, sum(lesson, direction), image);
    }
    for (int i = 0; i < words; i++) {
      Vectors.add(image[i], direction[i], strictness);
    }
    return image;
  }

  private static float[] sum(Lesson lesson, float[][] vectors) {
    float[] sum = new float[WordVectors.WIDTH];
    for (int word : lesson.words()) {
      Vectors.add(sum, vectors[word], 1);
    }
    Vectors.scale(sum, share(lesson));
    return sum;
  }

  private static void spread(Lesson lesson, float[] vector, float[][] to) {
    for (int word : lesson.words()) {
      Vectors.add(to[word], vector, share(lesson));
    }
  }

  /** Lengths of sums of unlike vectors grow with the root of their number. */
  private static float share(Lesson lesson) {
    return (float) (1 / Math.sqrt(lesson.words().length));
  }

  private static double[] columnProducts(float[][] a, float[][] b) {
    double[] products = new double[WordVectors.WIDTH];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < products.length; k++) {
        products[k] += a[i][k] * b[i][k];
      }
    }
    return products;
  }

  private static float[] ratio(double[] above, double[] below) {
    float[] ratio = new float[above.length];
    for (int k = 0; k < ratio.length; k++) {
      ratio[k] = below[k] > 0 ? (float) (above[k] / below[k]) : 0;
    }
    return ratio;
  }

  private static void addColumns(float[][] to, float[][] from, float[] step, int sign) {
    for (int i = 0; i < to.length; i++) {
      for (int k = 0; k < step.length; k++) {
        to[i][k] += sign * step[k] * from[i][k];
      }
    }
  }
}
