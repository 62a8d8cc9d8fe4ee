package earshot.assess.sentiment;

import earshot.mention.Label;
import earshot.mention.Sentiment;

/**
 * What the model says about one text. The three probabilities sum to one; {@code confidence} is how
 * often such an answer is right, 0 where nothing was decided. {@link Label#UNKNOWN} is for texts
 * without evidence, not for hard ones.
 */
public record SentimentScore(
    Label label, double negative, double neutral, double positive, double confidence) {
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

  /** The same as a conclusion about a mention or a statement. */
  public Sentiment concluded(boolean mixed, String model) {
    return new Sentiment(label, confidence, mixed, model);
  }
}
