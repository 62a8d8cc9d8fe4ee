package earshot.assess.language;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A writing system and, where only one language of ours uses it, that language. */
enum Script {
  LATIN(""),
  CYRILLIC(""),
  ARABIC(""),
  DEVANAGARI(""),
  ETHIOPIC(""),
  ARMENIAN("hy"),
  GEORGIAN("ka"),
  HEBREW("he"),
  GREEK("el"),
  THAI("th"),
  LAO("lo"),
  KHMER("km"),
  MYANMAR("my"),
  TIBETAN("bo"),
  BENGALI("bn"),
  GURMUKHI("pa"),
  GUJARATI("gu"),
  ORIYA("or"),
  TAMIL("ta"),
  TELUGU("te"),
  KANNADA("kn"),
  MALAYALAM("ml"),
  SINHALA("si"),
  THAANA("dv"),
  HANGUL("ko"),
  KANA("ja"),
  HAN("zh"),
  /** Not a letter of a script we tell languages in. */
  NONE("");

  private static final byte[] BY_CHAR = table();
  private static final Script[] ALL = values();

  private final String language;

  Script(String language) {
    this.language = language;
  }

  /** The script of a letter or mark; {@link #NONE} for all else, surrogates included. */
  static Script of(char c) {
    return ALL[BY_CHAR[c]];
  }

  /** The one language written so; empty where several are. */
  Optional<String> language() {
    return language.isEmpty() ? Optional.empty() : Optional.of(language);
  }

  /** True for scripts that several languages share, so that a model must choose. */
  boolean shared() {
    return language.isEmpty() && this != NONE;
  }

  /** True where one letter can be a word of its own and words are not set apart by spaces. */
  boolean dense() {
    return this == HAN || this == HANGUL || this == KANA;
  }

  private static byte[] table() {
    Map<UnicodeScript, Script> known = new HashMap<>();
    for (Script script : values()) {
      if (script != NONE && script != KANA) {
        known.put(UnicodeScript.valueOf(script.name()), script);
      }
    }
    known.put(UnicodeScript.HIRAGANA, KANA);
    known.put(UnicodeScript.KATAKANA, KANA);
    byte[] table = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] =
          (byte) (letter(c) ? known.getOrDefault(UnicodeScript.of(c), NONE) : NONE).ordinal();
    }
    return table;
  }

  private static boolean letter(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
