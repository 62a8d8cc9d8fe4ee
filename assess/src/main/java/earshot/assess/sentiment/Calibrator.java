package earshot.assess.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each language how the two models are best mixed, on texts that neither has seen: first
 * the share of the pooled one, then how much classes are favoured (for the mean F1 of the classes),
 * last the temperature (for honest probabilities).
 */
final class Calibrator {
  /** With fewer texts only the temperature is fitted. */
  private static final int ENOUGH = 120;

  private static final float[] SHARES = {0.3f, 0.4f, 0.5f, 0.6f, 0.7f};

  /**
   * More neutral texts called negative than this share cost something: a false alarm is worse than
   * a miss.
   */
  private static final double TOLERATED = 0.15;

  private final FeatureExtractor extractor;
  private final Weights pooled;
  private final Map<String, Weights> own;

  Calibrator(FeatureExtractor extractor, Weights pooled, Map<String, Weights> own) {
    this.extractor = extractor;
    this.pooled = pooled;
    this.own = own;
  }

  /** What the models said about one text. */
  private static final class Answer {
    final double[] pooled;
    final double[] own;
    final int label;

    Answer(double[] pooled, double[] own, int label) {
      this.pooled = pooled;
      this.own = own;
      this.label = label;
    }
  }

  Map<String, Calibration> calibrate(List<SentimentTrainer.Lesson> exam) {
    Map<String, List<Answer>> byLanguage = new TreeMap<>();
    for (SentimentTrainer.Lesson lesson : exam) {
      byLanguage
          .computeIfAbsent(lesson.text().language(), any -> new ArrayList<>())
          .add(answer(lesson));
    }
    List<Answer> rest = new ArrayList<>();
    Map<String, Calibration> calibrations = new TreeMap<>();
    byLanguage.forEach(
        (language, answers) -> {
          if (own.containsKey(language)) {
            calibrations.put(
                language,
                answers.size() >= ENOUGH ? fit(answers, true) : temper(answers, Calibration.NONE));
          } else {
            rest.addAll(answers);
          }
        });
    calibrations.put("", rest.isEmpty() ? Calibration.NONE : fit(rest, false));
    return calibrations;
  }

  private Answer answer(SentimentTrainer.Lesson lesson) {
    Features features = extractor.extract(lesson.text().text(), lesson.text().language());
    double[] all = pooled.logProbabilities(features);
    @Nullable Weights weights = own.get(lesson.text().language());
    return new Answer(
        all, weights == null ? all : weights.logProbabilities(features), lesson.text().label());
  }

  private static Calibration fit(List<Answer> answers, boolean shares) {
    Calibration best = Calibration.NONE;
    double top = -1;
    for (float share : shares ? SHARES : new float[] {0.5f}) {
      Calibration candidate = favour(answers, new Calibration(share, 0, 0, 1));
      double score = goodness(answers, candidate);
      if (score > top) {
        top = score;
        best = candidate;
      }
    }
    return temper(answers, best);
  }

  /** Coordinate search over the two biases. */
  private static Calibration favour(List<Answer> answers, Calibration start) {
    Calibration best = start;
    double top = goodness(answers, best);
    for (float step : new float[] {0.4f, 0.2f, 0.1f}) {
      for (int round = 0; round < 2; round++) {
        for (float[] move :
            new float[][] {
              {step, 0}, {-step, 0}, {0, step}, {0, -step}, {step, step}, {-step, -step}
            }) {
          Calibration next =
              new Calibration(
                  best.pooledShare(),
                  best.negativeBias() + move[0],
                  best.positiveBias() + move[1],
                  best.temperature());
          double score = goodness(answers, next);
          if (score > top + 1e-6) {
            top = score;
            best = next;
          }
        }
      }
    }
    return best;
  }

  /**
   * Mean of F1 and recall of the classes that occur, less a little for strong opinions about
   * classes.
   */
  private static double goodness(List<Answer> answers, Calibration calibration) {
    int[] right = new int[3];
    int[] said = new int[3];
    int[] meant = new int[3];
    int neutralCalledNegative = 0;
    for (Answer answer : answers) {
      double[] p = calibration.probabilities(answer.pooled, answer.own);
      int guess =
          p[0] >= p[1] && p[0] >= p[2]
              ? LabelledText.NEGATIVE
              : p[2] >= p[1] ? LabelledText.POSITIVE : LabelledText.NEUTRAL;
      said[guess]++;
      meant[answer.label]++;
      right[guess] += guess == answer.label ? 1 : 0;
      neutralCalledNegative +=
          guess == LabelledText.NEGATIVE && answer.label == LabelledText.NEUTRAL ? 1 : 0;
    }
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < 3; c++) {
      if (meant[c] > 0) {
        classes++;
        sum += 1.0 * right[c] / Math.max(1, said[c] + meant[c]) + 0.5 * right[c] / meant[c];
      }
    }
    double opinion = Math.abs(calibration.negativeBias()) + Math.abs(calibration.positiveBias());
    double unfair =
        Math.max(
            0,
            (double) neutralCalledNegative / Math.max(1, meant[LabelledText.NEUTRAL]) - TOLERATED);
    return sum / Math.max(1, classes) - opinion * 0.15 / Math.sqrt(answers.size()) - unfair / 3;
  }

  private static Calibration temper(List<Answer> answers, Calibration calibration) {
    Calibration best = calibration;
    double least = Double.MAX_VALUE;
    for (float temperature = 0.4f; temperature < 3.05f; temperature += 0.05f) {
      Calibration next =
          new Calibration(
              calibration.pooledShare(),
              calibration.negativeBias(),
              calibration.positiveBias(),
              temperature);
      double loss = 0;
      for (Answer answer : answers) {
        double[] p = next.probabilities(answer.pooled, answer.own);
        loss -=
            Math.log(
                Math.max(
                    1e-9,
                    p[
                        answer.label == LabelledText.NEUTRAL
                            ? 1
                            : answer.label == LabelledText.NEGATIVE ? 0 : 2]));
      }
      if (loss < least) {
        least = loss;
        best = next;
      }
    }
    return best;
  }
}
