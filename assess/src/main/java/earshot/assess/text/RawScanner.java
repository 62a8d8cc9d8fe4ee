package earshot.assess.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Cuts a text into runs of letters and digits and single signs, with case and punctuation kept. */
final class RawScanner {
  private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

  /** A run is cut here, so that its encoded form stays short in any script. */
  private static final int LONGEST = 30;

  /** What a code point is to this scanner. */
  private static final byte LETTER = 1;

  /** Goes with the letter before it, else stands alone. */
  private static final byte MARK = 2;

  private static final byte SIGN = 3;

  /** Space and what nobody sees. */
  private static final byte NOTHING = 4;

  /** Goes with the letter before it, else vanishes. */
  private static final byte UNSEEN_MARK = 5;

  // Computed a page at a time from Unicode's tables; two threads may compute the same page alike.
  private static final byte[][] PAGES = new byte[0x1100][];

  private final String text;
  private final Terms.Builder terms = new Terms.Builder();
  private int runStart = -1;

  private RawScanner(String text) {
    this.text = text;
  }

  static Terms scan(String text) {
    RawScanner scanner = new RawScanner(text);
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      scanner.see(codePoint, at, next);
      at = next;
    }
    scanner.endRun(at);
    return scanner.terms.build();
  }

  private void see(int codePoint, int at, int next) {
    byte kind = kind(codePoint);
    boolean goesOn = runStart >= 0 && at - runStart < LONGEST;
    if (goesOn && (kind == LETTER || kind == MARK || kind == UNSEEN_MARK)) {
      return;
    }
    endRun(at);
    if (kind == LETTER) {
      runStart = at;
    } else if (kind == MARK || kind == SIGN) {
      terms.add(Encoding.alone(codePoint), at, next);
    }
  }

  private static byte kind(int codePoint) {
    byte[] page = PAGES[codePoint >> 8];
    if (page == null) {
      page = new byte[256];
      for (int i = 0; i < page.length; i++) {
        page[i] = computed(codePoint & ~0xFF | i);
      }
      PAGES[codePoint >> 8] = page;
    }
    return page[codePoint & 0xFF];
  }

  private static byte computed(int codePoint) {
    boolean single = Folding.isSingle(codePoint);
    if (UCharacter.isLetterOrDigit(codePoint) && !single) {
      return LETTER;
    }
    boolean unseen =
        UCharacter.isUWhiteSpace(codePoint)
            || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
            || UCharacter.getType(codePoint) == UCharacter.SURROGATE;
    if (Folding.isMark(codePoint) && !single) {
      return unseen ? UNSEEN_MARK : MARK;
    }
    return unseen ? NOTHING : SIGN;
  }

  private void endRun(int end) {
    if (runStart >= 0) {
      String run = composed(text.substring(runStart, end));
      terms.add(Encoding.encode(run), runStart, end);
      runStart = -1;
    }
  }

  /** Everything below the combining marks is composed already. */
  private static String composed(String run) {
    for (int i = 0; i < run.length(); i++) {
      if (run.charAt(i) >= 0x300) {
        return COMPOSE.normalize(run);
      }
    }
    return run;
  }
}
