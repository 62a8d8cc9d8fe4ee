package earshot.assess.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each language how the two models are best mixed, on texts that neither has seen: first
 * their parts (for honest probabilities), then how much classes are favoured (for the mean F1 of
 * the classes).
 */
final class Calibrator {
  /**
   * With fewer texts no class is favoured, and a language without a model of its own is mixed as
   * all such languages together are.
   */
  private static final int ENOUGH = 120;

  private static final int ROUNDS = 150;
  private static final double PACE = 0.1;

  /** So many texts weigh as much as the belief that both models are equally good. */
  private static final double DOUBT = 6;

  /**
   * More neutral texts called negative than this share cost something: a false alarm is worse than
   * a miss.
   */
  private static final double TOLERATED = 0.14;

  /**
   * Texts count for the class that is said of them nearly in full: counted in full, the few near
   * the border would decide. It is a power of the probability.
   */
  private static final double SHARPNESS = 4;

  private static final float[][] MOVES = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}};

  private final FeatureExtractor extractor;
  private final Weights pooled;
  private final Map<String, Weights> own;

  Calibrator(FeatureExtractor extractor, Weights pooled, Map<String, Weights> own) {
    this.extractor = extractor;
    this.pooled = pooled;
    this.own = own;
  }

  /** What the models said about one text, and people. */
  private record Answer(double[] pooled, double[] own, int label) {}

  /** Calibrations by language; that of the empty language is for all others. */
  Map<String, Calibration> calibrate(List<SentimentTrainer.Lesson> exam) {
    Map<String, List<Answer>> byLanguage = new TreeMap<>();
    for (SentimentTrainer.Lesson lesson : exam) {
      byLanguage
          .computeIfAbsent(lesson.text().language(), any -> new ArrayList<>())
          .add(answer(lesson.text()));
    }
    List<Answer> rest = new ArrayList<>();
    Map<String, Calibration> calibrations = new TreeMap<>();
    byLanguage.forEach(
        (language, answers) -> {
          if (answers.size() >= ENOUGH) {
            calibrations.put(language, fit(answers));
          } else if (own.containsKey(language)) {
            calibrations.put(language, new Parts(answers).fit());
          } else {
            rest.addAll(answers);
          }
        });
    calibrations.put("", rest.isEmpty() ? Calibration.NONE : fit(rest));
    return calibrations;
  }

  private Answer answer(LabelledText text) {
    Features features = extractor.extract(text.text(), text.language());
    double[] all = pooled.logProbabilities(features);
    @Nullable Weights weights = own.get(text.language());
    return new Answer(
        all, weights == null ? all : weights.logProbabilities(features), text.label());
  }

  private static Calibration fit(List<Answer> answers) {
    return favour(answers, new Parts(answers).fit());
  }

  /** Parts and biases that make what people said the most likely, by steepest descent. */
  private static final class Parts {
    private final List<Answer> answers;
    private final double[] numbers = {0.5, 0.5, 0, 0};
    private final double[] seen = new double[numbers.length];

    Parts(List<Answer> answers) {
      this.answers = answers;
    }

    Calibration fit() {
      for (int round = 0; round < ROUNDS; round++) {
        step();
      }
      return calibration();
    }

    /** The less both parts sum up to, the less sure the language may be. */
    private Calibration calibration() {
      double both = numbers[0] + numbers[1];
      return new Calibration(
          (float) (numbers[0] / both),
          (float) (numbers[2] / both),
          (float) (numbers[3] / both),
          (float) (1 / both));
    }

    private void step() {
      double[] slopes = new double[numbers.length];
      Calibration now = calibration();
      answers.forEach(answer -> add(answer, now, slopes));
      for (int i = 0; i < numbers.length; i++) {
        double believed = i < 2 ? 0.5 : 0;
        double slope = (slopes[i] + DOUBT * (numbers[i] - believed)) / answers.size();
        seen[i] += slope * slope;
        double next = numbers[i] - PACE * slope / Math.sqrt(seen[i] + 1e-6);
        numbers[i] = i < 2 ? Math.max(0.01, next) : next;
      }
    }

    private static void add(Answer answer, Calibration now, double[] slopes) {
      double[] p = now.probabilities(answer.pooled(), answer.own());
      p[place(answer.label())] -= 1;
      for (int c = 0; c < p.length; c++) {
        slopes[0] += p[c] * answer.pooled()[c];
        slopes[1] += p[c] * answer.own()[c];
      }
      slopes[2] += p[0];
      slopes[3] += p[2];
    }
  }

  private static int place(int label) {
    return label == LabelledText.NEGATIVE ? 0 : label == LabelledText.NEUTRAL ? 1 : 2;
  }

  /** Coordinate search over the two biases, around those that are honest. */
  private static Calibration favour(List<Answer> answers, Calibration honest) {
    Calibration best = honest;
    double top = goodness(answers, best, honest);
    for (float step : new float[] {0.4f, 0.4f, 0.2f, 0.2f, 0.1f, 0.1f}) {
      for (float[] move : MOVES) {
        Calibration next = favouring(best, step * move[0], step * move[1]);
        double score = goodness(answers, next, honest);
        if (score > top + 1e-6) {
          top = score;
          best = next;
        }
      }
    }
    return best;
  }

  private static Calibration favouring(Calibration mix, float negative, float positive) {
    return new Calibration(
        mix.pooledShare(),
        mix.negativeBias() + negative * mix.temperature(),
        mix.positiveBias() + positive * mix.temperature(),
        mix.temperature());
  }

  /**
   * Mean F1 of the classes that occur, less a little for strong opinions about classes and for
   * neutral texts called negative.
   */
  private static double goodness(
      List<Answer> answers, Calibration calibration, Calibration honest) {
    double[][] counts = new double[3][3];
    for (Answer answer : answers) {
      double[] said = sharp(calibration.probabilities(answer.pooled(), answer.own()));
      double[] row = counts[place(answer.label())];
      for (int c = 0; c < row.length; c++) {
        row[c] += said[c];
      }
    }
    double opinion =
        (Math.abs(calibration.negativeBias() - honest.negativeBias())
                + Math.abs(calibration.positiveBias() - honest.positiveBias()))
            / calibration.temperature();
    double unfair = Math.max(0, counts[1][0] / Math.max(1, sum(counts[1])) - TOLERATED);
    return meanF1(counts) - opinion * 0.3 / Math.sqrt(answers.size()) - unfair;
  }

  /** The fourth powers of probabilities, made to sum up to one again. */
  private static double[] sharp(double[] probabilities) {
    double[] sharp = new double[probabilities.length];
    double sum = 0;
    for (int c = 0; c < sharp.length; c++) {
      sharp[c] = StrictMath.pow(probabilities[c], SHARPNESS);
      sum += sharp[c];
    }
    for (int c = 0; c < sharp.length; c++) {
      sharp[c] /= Math.max(1e-12, sum);
    }
    return sharp;
  }

  /** Rows are what people said, columns what the models say. */
  private static double meanF1(double[][] counts) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < counts.length; c++) {
      double meant = sum(counts[c]);
      if (meant > 0) {
        classes++;
        sum += 2 * counts[c][c] / (meant + counts[0][c] + counts[1][c] + counts[2][c]);
      }
    }
    return sum / Math.max(1, classes);
  }

  private static double sum(double[] counts) {
    return counts[0] + counts[1] + counts[2];
  }
}
