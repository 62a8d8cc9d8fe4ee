package earshot.streams;

import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.Arrays;
import java.util.Optional;

/** Whose statements are grouped together: those of one brand with one feeling. */
record WindowKey(String brand, Label sentiment) {
  private static final char APART = '|'; // no feeling holds one, so the last one parts

  /** What stands in place of a feeling for the window of a brand's whole mentions. */
  private static final String MENTIONS = APART + "mentions";

  static WindowKey of(String brand, Statement statement) {
    return new WindowKey(brand, statement.sentiment().orElse(Label.UNKNOWN));
  }

  /** The window in which whole mentions of a brand are held against each other. */
  static String ofMentions(String brand) {
    return brand + MENTIONS;
  }

  /** The brand of {@link #ofMentions}, if it is such a window. */
  static Optional<String> brandOfMentions(String window) {
    return Optional.of(window)
        .filter(text -> text.endsWith(MENTIONS))
        .map(text -> text.substring(0, text.length() - MENTIONS.length()));
  }

  static WindowKey parse(String text) {
    int apart = text.lastIndexOf(APART);
    String word = text.substring(apart + 1);
    return new WindowKey(
        text.substring(0, apart),
        Arrays.stream(Label.values())
            .filter(label -> label.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no window is called " + text)));
  }

  @Override
  public String toString() {
    return brand + APART + sentiment.word();
  }
}
