package earshot.assess.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each language how the two models are best mixed, on texts that neither has seen: first
 * their parts (for honest probabilities), then how much classes are favoured (for the mean F1 of
 * the classes and few false alarms).
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

  /** At most this share of the neutral texts of all languages together may be called negative. */
  private static final double TOLERATED = 0.126;

  /** What a false alarm may cost at most where all neutral texts give one. */
  private static final double DEAREST = 10;

  private static final int PRICES = 8;

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
  record Answer(double[] pooled, double[] own, int label) {}

  /** Parts and certainty that make people's labels the most likely; nothing is favoured. */
  static Calibration honest(List<Answer> answers) {
    return new Parts(answers).fit();
  }

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
    Map<String, Favours> favoured = new TreeMap<>();
    byLanguage.forEach(
        (language, answers) -> {
          if (answers.size() >= ENOUGH) {
            favoured.put(language, new Favours(answers));
          } else if (own.containsKey(language)) {
            calibrations.put(language, new Parts(answers).fit());
          } else {
            rest.addAll(answers);
          }
        });
    if (rest.isEmpty()) {
      calibrations.put("", Calibration.NONE);
    } else {
      favoured.put("", new Favours(rest));
    }
    calibrations.putAll(favour(favoured));
    return calibrations;
  }

  /**
   * A false alarm has one price in all languages, the lowest at which few enough are left: so those
   * are avoided where that costs the least.
   */
  private static Map<String, Calibration> favour(Map<String, Favours> languages) {
    double cheap = 0;
    double dear = DEAREST;
    Map<String, Calibration> best = favour(languages, dear);
    for (int i = 0; i < PRICES; i++) {
      double price = (cheap + dear) / 2;
      Map<String, Calibration> next = favour(languages, price);
      if (falseAlarms(languages, next) <= TOLERATED) {
        dear = price;
        best = next;
      } else {
        cheap = price;
      }
    }
    return best;
  }

  private static Map<String, Calibration> favour(Map<String, Favours> languages, double price) {
    Map<String, Calibration> calibrations = new TreeMap<>();
    languages.forEach((language, favours) -> calibrations.put(language, favours.best(price)));
    return calibrations;
  }

  private static double falseAlarms(
      Map<String, Favours> languages, Map<String, Calibration> calibrations) {
    double neutral = 0;
    double alarms = 0;
    for (Map.Entry<String, Favours> language : languages.entrySet()) {
      Calibration chosen = Objects.requireNonNull(calibrations.get(language.getKey()));
      double[] row = language.getValue().counts(chosen)[1];
      neutral += sum(row);
      alarms += row[0];
    }
    return alarms / Math.max(1, neutral);
  }

  private Answer answer(LabelledText text) {
    Features features = extractor.extract(text.text(), text.language());
    double[] all = pooled.logProbabilities(features);
    @Nullable Weights weights = own.get(text.language());
    return new Answer(
        all, weights == null ? all : weights.logProbabilities(features), text.label());
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

  /** Which classes a language favours, beyond what is honest. */
  private static final class Favours {
    private final List<Answer> answers;
    private final Calibration honest;

    Favours(List<Answer> answers) {
      this.answers = answers;
      this.honest = new Parts(answers).fit();
    }

    /** Coordinate search over the two biases, around those that are honest. */
    Calibration best(double price) {
      Calibration best = honest;
      double top = goodness(best, price);
      for (float step : new float[] {0.4f, 0.4f, 0.2f, 0.2f, 0.1f, 0.1f}) {
        for (float[] move : MOVES) {
          Calibration next = favouring(best, step * move[0], step * move[1]);
          double score = goodness(next, price);
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
     * neutral texts called negative, dearer the more of them there are: no language shall have
     * most.
     */
    private double goodness(Calibration calibration, double price) {
      double[][] counts = counts(calibration);
      double opinion =
          (Math.abs(calibration.negativeBias() - honest.negativeBias())
                  + Math.abs(calibration.positiveBias() - honest.positiveBias()))
              / calibration.temperature();
      double share = counts[1][0] / Math.max(1, sum(counts[1]));
      return meanF1(counts)
          - opinion * 0.3 / Math.sqrt(answers.size())
          - price * counts[1][0] * share / answers.size();
    }

    /** Rows are what people said, columns what the models say. */
    private double[][] counts(Calibration calibration) {
      double[][] counts = new double[3][3];
      for (Answer answer : answers) {
        double[] said = sharp(calibration.probabilities(answer.pooled(), answer.own()));
        double[] row = counts[place(answer.label())];
        for (int c = 0; c < row.length; c++) {
          row[c] += said[c];
        }
      }
      return counts;
    }
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
