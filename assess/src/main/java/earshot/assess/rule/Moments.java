package earshot.assess.rule;

/**
 * Mean and standard deviation of numbers that count more or less.
 *
 * @param weight how many numbers these are worth
 */
record Moments(double mean, double deviation, double weight) {
  static Moments of(double[] numbers) {
    double[] alike = new double[numbers.length];
    java.util.Arrays.fill(alike, 1);
    return of(numbers, alike);
  }

  static Moments of(double[] numbers, double[] weights) {
    double weight = 0;
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      weight += weights[i];
      sum += weights[i] * numbers[i];
    }
    double mean = sum / weight;
    double squares = 0;
    for (int i = 0; i < numbers.length; i++) {
      squares += weights[i] * (numbers[i] - mean) * (numbers[i] - mean);
    }
    return new Moments(mean, Math.sqrt(squares / Math.max(weight - 1, 0.5)), weight);
  }
}
