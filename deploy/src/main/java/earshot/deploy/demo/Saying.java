package earshot.deploy.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One text of the town's repertoire, before anybody in particular has said it. */
record Saying(
    Shop shop,
    Channel channel,
    String language,
    Mood mood,
    OptionalInt stars,
    Optional<String> title,
    String text) {

  /** How the speaker feels, so that an edit or an addition doesn't contradict what was said. */
  enum Mood {
    GLAD,
    CALM,
    CROSS;

    static Mood named(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  Saying {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A saying about " + shop + " has no text");
    }
    if (stars.isPresent() && (stars.getAsInt() < 1 || stars.getAsInt() > 5)) {
      throw new IllegalArgumentException("A saying has " + stars.getAsInt() + " of 5 stars");
    }
  }

  /** The columns shop, channel, language, mood, stars (- for none), title (- for none), text. */
  static Saying of(List<String> row) {
    if (row.size() != 7) {
      throw new IllegalArgumentException("A saying has " + row.size() + " columns, not 7: " + row);
    }
    return new Saying(
        Shop.named(row.get(0)),
        Channel.named(row.get(1)),
        row.get(2),
        Mood.named(row.get(3)),
        row.get(4).equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row.get(4))),
        row.get(5).equals("-") ? Optional.empty() : Optional.of(row.get(5)),
        row.get(6));
  }
}
