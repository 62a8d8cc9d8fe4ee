package earshot.deploy.bench;

import java.util.Arrays;
import java.util.Map;

/** Times of single calls, in milliseconds. */
final class Samples {
  private double[] millis = new double[256];
  private int size;

  void add(double value) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, 2 * size);
    }
    millis[size++] = value;
  }

  void addNanos(long nanos) {
    add(nanos / 1e6);
  }

  void addAll(Samples others) {
    for (int i = 0; i < others.size; i++) {
      add(others.millis[i]);
    }
  }

  int size() {
    return size;
  }

  /** The smallest value that so many in a hundred do not exceed. */
  double percentile(double percent) {
    if (size == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    double[] sorted = Arrays.copyOf(millis, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100 * size);
    return sorted[Math.max(rank, 1) - 1];
  }

  /** Percentiles as figures called like {@code p99_ms}, each with something before it. */
  void into(Map<String, Double> figures, String prefix, int... percents) {
    for (int percent : percents) {
      figures.put(prefix + "p" + percent + "_ms", percentile(percent));
    }
  }
}
