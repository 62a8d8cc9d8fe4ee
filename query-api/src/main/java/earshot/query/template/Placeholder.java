package earshot.query.template;

import earshot.mention.Author;
import earshot.mention.Mention;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template leaves open, to be filled from the mention that is answered. */
public enum Placeholder {
  /** What the writer is called. */
  AUTHOR,
  /** Whom it is about. */
  BRAND,
  /** Where in the world it speaks of. */
  PLACE,
  /** How many stars it gave. */
  STARS,
  /** Who answers. */
  ME;

  /** The word between the braces. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The placeholder of that word. */
  static Optional<Placeholder> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** What stands in its place; empty where nobody knows. */
  Optional<String> of(Mention mention, Optional<String> me, Locale language) {
    return switch (this) {
      case AUTHOR -> mention.author().flatMap(Author::name);
      case BRAND -> mention.brands().stream().findFirst();
      case PLACE -> mention.place();
      case STARS ->
          mention.rating().map(rating -> NumberFormat.getInstance(language).format(rating.value()));
      case ME -> me;
    };
  }
}
