package earshot.assess.language;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts guesses that were right, wrong and left open, and how sure they were. */
final class Tally {
  private static final int BINS = 10;
  private static final int SHOWN = 3;

  private int texts;
  private int right;
  private int unknown;
  private final int[] inBin = new int[BINS];
  private final double[] overSure = new double[BINS];
  private final Map<String, Integer> wrong = new TreeMap<>();

  void count(String language, Optional<LanguageGuess> guess) {
    texts++;
    if (guess.isEmpty()) {
      unknown++;
      return;
    }
    boolean hit = guess.get().code().equals(language);
    double confidence = guess.get().confidence();
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    inBin[bin]++;
    overSure[bin] += confidence - (hit ? 1 : 0);
    right += hit ? 1 : 0;
    if (!hit) {
      wrong.merge(guess.get().code(), 1, Integer::sum);
    }
  }

  void add(Tally other) {
    texts += other.texts;
    right += other.right;
    unknown += other.unknown;
    other.wrong.forEach((code, count) -> wrong.merge(code, count, Integer::sum));
    for (int bin = 0; bin < BINS; bin++) {
      inBin[bin] += other.inBin[bin];
      overSure[bin] += other.overSure[bin];
    }
  }

  int texts() {
    return texts;
  }

  double accuracy() {
    return texts == 0 ? 0 : (double) right / texts;
  }

  /** The mean distance of confidence from truth over ten bins of confidence. */
  double calibrationError() {
    double sum = 0;
    int guessed = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(overSure[bin]);
      guessed += inBin[bin];
    }
    return guessed == 0 ? 0 : sum / guessed;
  }

  /** The languages it was most often taken for, with counts. */
  String confusions() {
    return wrong.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.4f of %d, unknown %.4f, calibration error %.3f",
        accuracy(),
        texts,
        texts == 0 ? 0 : (double) unknown / texts,
        calibrationError());
  }
}
