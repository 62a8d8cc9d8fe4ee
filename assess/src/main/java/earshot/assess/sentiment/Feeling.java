package earshot.assess.sentiment;

import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Sentiment;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the writer of a whole mention feels: stars speak where there are stars, and a text that
 * contradicts its stars makes it mixed; without stars the text model speaks.
 */
public final class Feeling {
  private static final String STARS = "stars";

  /**
   * Of reviews with stars, how often the words agree with one or five of them, and with those
   * between.
   */
  private static final double EXTREME = 0.95;

  private static final double BETWEEN = 0.8;
  private static final double CONTRADICTED = 0.6;

  /** How sure the text model must be before its word against the stars counts. */
  private static final double SURE = 0.7;

  private static final double LOW = 2.5;
  private static final double HIGH = 3.5;

  private final Function<Mention, Optional<Sentiment>> reader;

  /** Asks {@code reader} what the words alone say. */
  public Feeling(Function<Mention, Optional<Sentiment>> reader) {
    this.reader = reader;
  }

  /** Knows stars and nothing else. */
  public static Feeling ofStarsAlone() {
    return new Feeling(mention -> Optional.empty());
  }

  public Sentiment of(Mention mention) {
    Optional<Sentiment> words = reader.apply(mention);
    return mention
        .rating()
        .map(rating -> stars(rating, words))
        .or(() -> words)
        .orElse(new Sentiment(Label.UNKNOWN, 0, false, STARS));
  }

  private static Sentiment stars(Rating rating, Optional<Sentiment> words) {
    double stars = rating.outOfFive();
    Label label = label(stars);
    if (words.filter(w -> contradicts(label, w)).isPresent()) {
      return new Sentiment(label, CONTRADICTED, true, STARS);
    }
    return new Sentiment(label, stars <= 1 || stars >= 5 ? EXTREME : BETWEEN, false, STARS);
  }

  private static Label label(double stars) {
    if (stars <= LOW) {
      return Label.NEGATIVE;
    }
    return stars >= HIGH ? Label.POSITIVE : Label.NEUTRAL;
  }

  private static boolean contradicts(Label stars, Sentiment words) {
    boolean opposite =
        stars == Label.NEGATIVE && words.label() == Label.POSITIVE
            || stars == Label.POSITIVE && words.label() == Label.NEGATIVE;
    return opposite && words.confidence() >= SURE;
  }
}
