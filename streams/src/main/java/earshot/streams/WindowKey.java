package earshot.streams;

import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.Arrays;

/** Whose statements are grouped together: those of one brand with one feeling. */
record WindowKey(String brand, Label sentiment) {
  private static final char APART = '|'; // no feeling holds one, so the last one parts

  static WindowKey of(String brand, Statement statement) {
    return new WindowKey(brand, statement.sentiment().orElse(Label.UNKNOWN));
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
