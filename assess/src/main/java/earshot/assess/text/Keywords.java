package earshot.assess.text;

import java.util.Locale;

/** Folds the value of a field, so that {@code brand:"ACME coffee"} finds {@code Acme Coffee}. */
public final class Keywords {
  private Keywords() {}

  /** The normalised words with single spaces; the trimmed lower case where no word is in it. */
  public static String fold(String value) {
    Terms words = Tokens.of(value).words();
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      folded.append(i == 0 ? "" : " ").append(Terms.readable(words.term(i)));
    }
    return folded.isEmpty() ? value.strip().toLowerCase(Locale.ROOT) : folded.toString();
  }
}
