package earshot.assess.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;

/**
 * Writes a term in characters that the standard tokenizer keeps together; the others become {@code
 * ꙮ} and six hexadecimal digits.
 *
 * <p>Lucene's tokenizer follows Unicode 12.1, so letters that came later are written in digits too.
 */
final class Encoding {
  /**
   * A letter of one Cyrillic manuscript, "many-eyed": a letter to every tokenizer and in nobody's
   * text.
   */
  static final char ESCAPE = 'ꙮ';

  static final int ESCAPED_LENGTH = 7;

  private static final VersionInfo TOKENIZER = VersionInfo.getInstance(12, 1);
  private static final byte[][] PAGES = new byte[0x1100][];

  private Encoding() {}

  static String encode(CharSequence term) {
    int at = 0;
    while (at < term.length()
        && !Character.isSurrogate(term.charAt(at))
        && isSafe(term.charAt(at))) {
      at++;
    }
    if (at == term.length()) {
      return term.toString();
    }
    StringBuilder encoded = new StringBuilder(term.length() + ESCAPED_LENGTH).append(term, 0, at);
    while (at < term.length()) {
      int codePoint = Character.codePointAt(term, at);
      if (isSafe(codePoint)) {
        encoded.appendCodePoint(codePoint);
      } else {
        escape(encoded, codePoint);
      }
      at += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  /** One sign as a term; a mark without a letter to sit on is no word to a tokenizer. */
  static String alone(int codePoint) {
    if (isSafe(codePoint) && !Folding.isMark(codePoint)) {
      return Character.toString(codePoint);
    }
    StringBuilder encoded = new StringBuilder(ESCAPED_LENGTH);
    escape(encoded, codePoint);
    return encoded.toString();
  }

  private static void escape(StringBuilder encoded, int codePoint) {
    encoded.append(ESCAPE);
    for (int shift = 20; shift >= 0; shift -= 4) {
      encoded.append(Character.forDigit((codePoint >> shift) & 0xF, 16));
    }
  }

  static String decode(String term) {
    if (term.indexOf(ESCAPE) < 0) {
      return term;
    }
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < term.length()) {
      if (term.charAt(at) == ESCAPE && at + ESCAPED_LENGTH <= term.length()) {
        decoded.appendCodePoint(Integer.parseInt(term, at + 1, at + ESCAPED_LENGTH, 16));
        at += ESCAPED_LENGTH;
      } else {
        decoded.append(term.charAt(at++));
      }
    }
    return decoded.toString();
  }

  static boolean isSafe(int codePoint) {
    byte[] page = PAGES[codePoint >> 8];
    if (page == null) {
      page = compute(codePoint >> 8);
      PAGES[codePoint >> 8] = page;
    }
    return page[codePoint & 0xFF] != 0;
  }

  private static byte[] compute(int number) {
    byte[] page = new byte[256];
    for (int i = 0; i < 256; i++) {
      page[i] = (byte) (computeSafe((number << 8) | i) ? 1 : 0);
    }
    return page;
  }

  private static boolean computeSafe(int codePoint) {
    if (codePoint == ESCAPE || UCharacter.getAge(codePoint).compareTo(TOKENIZER) > 0) {
      return false;
    }
    if (Folding.isSingle(codePoint)) {
      return (UCharacter.isLetter(codePoint) || Folding.isMark(codePoint))
          && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
    return switch (UCharacter.getIntPropertyValue(codePoint, UProperty.WORD_BREAK)) {
      case UCharacter.WordBreak.ALETTER,
          UCharacter.WordBreak.HEBREW_LETTER,
          UCharacter.WordBreak.NUMERIC ->
          UCharacter.isLetterOrDigit(codePoint);
      case UCharacter.WordBreak.EXTEND -> Folding.isMark(codePoint);
      default -> false;
    };
  }
}
