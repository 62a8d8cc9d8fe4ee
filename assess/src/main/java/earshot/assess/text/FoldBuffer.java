package earshot.assess.text;

import com.ibm.icu.text.Normalizer2;

/**
 * Collects the folded characters of one word; composes what arrives decomposed, so that {@code и}
 * with a breve is {@code й} and {@code e} with any accent is {@code e}, without a pass over the
 * text that would lose offsets.
 */
final class FoldBuffer {
  private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();
  private static final int NONE = -1;

  private final StringBuilder folded = new StringBuilder();
  private int last = NONE;
  private int lastLength;
  private int weight;

  boolean isEmpty() {
    return folded.isEmpty();
  }

  /** The length that the encoded term will have, at most. */
  int weight() {
    return weight;
  }

  void append(int codePoint) {
    append(codePoint, Folding.fold(codePoint));
  }

  /** Adds a letter or digit or kept mark. */
  void append(int codePoint, String fold) {
    int source = isJamo(fold) ? fold.charAt(0) : codePoint;
    if (source >= 0x300 && last != NONE && composes(source)) {
      return;
    }
    last = source;
    lastLength = fold.length();
    if (fold.length() == 1 && fold.charAt(0) < 0x250) {
      folded.append(fold);
      weight++;
    } else {
      appendRare(fold);
    }
  }

  private void appendRare(String fold) {
    // Capitals of the ligature և are written ԵՎ, so եվ and եւ can't be told apart.
    boolean yev =
        fold.equals("վ") && !folded.isEmpty() && folded.charAt(folded.length() - 1) == 'ե';
    folded.append(yev ? "ւ" : fold);
    for (int at = 0; at < fold.length(); at += Character.charCount(fold.codePointAt(at))) {
      weight += Encoding.isSafe(fold.codePointAt(at)) ? 1 : Encoding.ESCAPED_LENGTH;
    }
  }

  /** A mark that vanishes may still change the letter before it. Returns whether it did. */
  boolean composes(int mark) {
    int composed = last == NONE ? NONE : COMPOSE.composePair(last, wide(mark));
    if (composed < 0) {
      return false;
    }
    folded.setLength(folded.length() - lastLength);
    last = NONE;
    append(composed, Folding.fold(composed));
    return true;
  }

  /** Korean letters of any width compose to syllables. */
  private static boolean isJamo(String fold) {
    return fold.length() == 1 && fold.charAt(0) >= 0x1100 && fold.charAt(0) <= 0x11FF;
  }

  private static int wide(int mark) {
    return mark == 0xFF9E || mark == 0xFF9F ? mark - 0xFF9E + 0x3099 : mark;
  }

  /**
   * Adds a character as it is, for what has no folding: the signs of tags and the parts of emoji.
   */
  void verbatim(int codePoint) {
    last = NONE;
    folded.appendCodePoint(codePoint);
    weight += Encoding.isSafe(codePoint) ? 1 : Encoding.ESCAPED_LENGTH;
  }

  boolean endsWith(char letter) {
    return !folded.isEmpty() && folded.charAt(folded.length() - 1) == letter;
  }

  /** The encoded term; the buffer is empty afterwards. */
  String take() {
    String term = Encoding.encode(folded);
    clear();
    return term;
  }

  /** The folded characters without encoding; the buffer is empty afterwards. */
  String takePlain() {
    String plain = folded.toString();
    clear();
    return plain;
  }

  private void clear() {
    folded.setLength(0);
    last = NONE;
    weight = 0;
  }
}
