package earshot.assess.theme;

import java.util.List;

/**
 * What speaks of a theme in one language.
 *
 * @param words apart by blanks: {@code word*} is any word that begins so, {@code two_words} a
 *     phrase
 */
record ThemeWords(String theme, String language, String words) {
  List<String> each() {
    return List.of(words.strip().split("\\s+"));
  }
}
