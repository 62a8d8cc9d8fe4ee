package earshot.assess.sentiment;

/** Which characters make words, emoji and marks, and how letters that people mix up are folded. */
final class Letters {
  private Letters() {}

  static boolean isWord(int code) {
    if (code < 0x80) {
      return (code >= 'a' && code <= 'z')
          || (code >= 'A' && code <= 'Z')
          || (code >= '0' && code <= '9');
    }
    return Character.isLetterOrDigit(code) || isCombining(code);
  }

  /**
   * Vowel signs and the like of scripts where they are letters in all but name (Thai, Devanagari).
   */
  private static boolean isCombining(int code) {
    int type = Character.getType(code);
    return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
        && !isVariation(code);
  }

  private static boolean isVariation(int code) {
    return (code >= 0xFE00 && code <= 0xFE0F) || code == 0x20E3;
  }

  /** Accents, vowel points, joiners and the Armenian marks that are written inside words. */
  static boolean isDropped(int code) {
    return (code >= 0x300 && code <= 0x36F)
        || (code >= 0x64B && code <= 0x65F)
        || (code >= 0x591 && code <= 0x5C7)
        || (code >= 0x55A && code <= 0x55C)
        || code == 0x55E
        || code == 0x640
        || code == 0x670
        || code == 0x200C
        || code == 0x200D
        || code == 0xAD;
  }

  static boolean isEmoji(int code) {
    if (code < 0x203C || (code >= 0x1F3FB && code <= 0x1F3FF)) {
      return false;
    }
    return code >= 0x1F000 && code <= 0x1FAFF
        || (code >= 0x2600 && code <= 0x27BF)
        || (code >= 0x2B05 && code <= 0x2B55)
        || code == 0x203C;
  }

  static boolean isMark(int code) {
    if (code < 0x80) {
      return code > ' ' && code < 0x7F && !isWord(code);
    }
    int type = Character.getType(code);
    return !isDropped(code)
        && (type == Character.OTHER_PUNCTUATION
            || type == Character.DASH_PUNCTUATION
            || type == Character.START_PUNCTUATION
            || type == Character.END_PUNCTUATION
            || type == Character.INITIAL_QUOTE_PUNCTUATION
            || type == Character.FINAL_QUOTE_PUNCTUATION
            || type == Character.CURRENCY_SYMBOL
            || type == Character.MATH_SYMBOL);
  }

  static int fold(int code) {
    if (code < 0x80) {
      return code >= 'A' && code <= 'Z' ? code + 32 : code;
    }
    int special = special(code);
    return special != 0
        ? special
        : Character.isDigit(code) ? '0' + Character.digit(code, 10) : Character.toLowerCase(code);
  }

  private static int special(int code) {
    return switch (code) {
      case 'ı' -> 'i';
      case 'ς' -> 'σ';
      case 'ي', 'ى' -> 'ی';
      case 'ك' -> 'ک';
      case 'ة' -> 'ه';
      case 'ւ' -> 'վ';
      case 'Ւ' -> 'վ';
      case '։', '。' -> '.';
      case '՝', '،' -> ',';
      case '؟' -> '?';
      case '؛' -> ';';
      case '’', '‘' -> '\'';
      case '“', '”', '«', '»' -> '"';
      case '—', '–' -> '-';
      default -> 0;
    };
  }
}
