package earshot.assess.sentiment;

import java.util.Locale;

/**
 * What the model says about one text. The three probabilities sum to one; {@code confidence} is how
 * often such an answer is right, 0 where nothing was decided.
 */
public record SentimentScore(
    Label label, double negative, double neutral, double positive, double confidence) {

  /** The answer; {@link #UNKNOWN} is for texts without evidence, not for hard ones. */
  public enum Label {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNKNOWN;

    /** The word used outside: in JSON, in the index and on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final SentimentScore UNKNOWN =
      new SentimentScore(Label.UNKNOWN, 1 / 3d, 1 / 3d, 1 / 3d, 0);

  public SentimentScore {
    if (!(negative >= 0 && neutral >= 0 && positive >= 0)
        || Math.abs(negative + neutral + positive - 1) > 1e-3) {
      throw new IllegalArgumentException(
          "probabilities must sum to one: " + negative + ", " + neutral + ", " + positive);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must lie between 0 and 1: " + confidence);
    }
  }
}
