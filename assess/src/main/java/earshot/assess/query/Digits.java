package earshot.assess.query;

import com.ibm.icu.lang.UCharacter;

/** Numbers as keyboards of other scripts write them. */
final class Digits {
  private Digits() {}

  /** The text with digits of every script as ASCII digits; the Arabic decimal mark is a point. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(one -> append(ascii, one));
    return ascii.toString();
  }

  private static void append(StringBuilder ascii, int one) {
    int digit = UCharacter.digit(one);
    if (digit >= 0) {
      ascii.append(digit);
    } else {
      ascii.appendCodePoint(one == '\u066B' ? '.' : one);
    }
  }
}
