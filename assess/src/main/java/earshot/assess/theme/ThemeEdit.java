package earshot.assess.theme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A theme as people want it, beside or in place of one that comes with Earshot.
 *
 * @param words by language (ISO 639-1), written as in the shipped list
 * @param shipped whether the words that come with Earshot for a theme of this name stay
 */
public record ThemeEdit(String name, Map<String, String> words, boolean shipped) {
  public ThemeEdit {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a theme needs a name");
    }
    words.forEach(ThemeEdit::refuseNonsense);
    words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  private static void refuseNonsense(String language, String words) {
    if (!language.matches("[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "words of a theme stand under a language like en or hy, not \"%s\"".formatted(language));
    }
    if (words.isBlank()) {
      throw new IllegalArgumentException("there are no words under " + language);
    }
  }
}
