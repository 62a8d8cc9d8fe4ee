package earshot.assess.sentiment;

import earshot.mention.Label;

/**
 * Counts right and wrong answers of one slice of texts and works out the figures that are
 * published.
 */
final class Tally {
  private static final int BINS = 10;
  private static final int UNKNOWN = 3;

  /** Rows are what people said, columns what the model said, unknown last. */
  private final int[][] answers = new int[3][4];

  private final double[] confidence = new double[BINS];
  private final int[] correct = new int[BINS];
  private final int[] inBin = new int[BINS];
  private int texts;

  void add(int label, SentimentScore score) {
    int said = column(score.label());
    answers[label][said]++;
    texts++;
    int bin = Math.min(BINS - 1, (int) (score.confidence() * BINS));
    confidence[bin] += score.confidence();
    inBin[bin]++;
    correct[bin] += said == label ? 1 : 0;
  }

  private static int column(Label label) {
    return switch (label) {
      case NEUTRAL -> LabelledText.NEUTRAL;
      case NEGATIVE -> LabelledText.NEGATIVE;
      case POSITIVE -> LabelledText.POSITIVE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  int texts() {
    return texts;
  }

  double accuracy() {
    return (double) (answers[0][0] + answers[1][1] + answers[2][2]) / Math.max(1, texts);
  }

  /** Mean F1 over the classes that people used; an unknown counts as wrong. */
  double macroF1() {
    return mean((label, meant, said) -> 2.0 * answers[label][label] / Math.max(1, meant + said));
  }

  /** Mean recall over the classes that people used. */
  double macroRecall() {
    return mean((label, meant, said) -> (double) answers[label][label] / meant);
  }

  private interface Figure {
    double of(int label, int meant, int said);
  }

  private double mean(Figure figure) {
    double sum = 0;
    int classes = 0;
    for (int label = 0; label < 3; label++) {
      int meant = meant(label);
      if (meant > 0) {
        classes++;
        sum += figure.of(label, meant, answers[0][label] + answers[1][label] + answers[2][label]);
      }
    }
    return sum / Math.max(1, classes);
  }

  private int meant(int label) {
    return answers[label][0] + answers[label][1] + answers[label][2] + answers[label][UNKNOWN];
  }

  /** How far confidence is from the share of right answers, in ten steps. */
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - correct[bin]);
    }
    return error / Math.max(1, texts);
  }

  /** Share of truly neutral texts that were called negative. */
  double neutralCalledNegative() {
    return (double) answers[LabelledText.NEUTRAL][LabelledText.NEGATIVE]
        / Math.max(1, meant(LabelledText.NEUTRAL));
  }

  /** Share of texts with a feeling that were given the opposite one. */
  double flipped() {
    int polar = meant(LabelledText.NEGATIVE) + meant(LabelledText.POSITIVE);
    return (double) (answers[1][2] + answers[2][1]) / Math.max(1, polar);
  }

  String classes() {
    return (meant(1) > 0 ? "neg " : "")
        + (meant(0) > 0 ? "neu " : "")
        + (meant(2) > 0 ? "pos" : "");
  }
}
