package earshot.assess.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/** Cuts a text into runs of letters and digits and single signs, with case and punctuation kept. */
final class RawScanner {
  private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

  /** A run is cut here, so that its encoded form stays short in any script. */
  private static final int LONGEST = 30;

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
    boolean letter = UCharacter.isLetterOrDigit(codePoint) && !Folding.isSingle(codePoint);
    boolean goesOn = runStart >= 0 && at - runStart < LONGEST;
    if (goesOn && (letter || (Folding.isMark(codePoint) && !Folding.isSingle(codePoint)))) {
      return;
    }
    if (letter) {
      endRun(at);
      runStart = at;
      return;
    }
    endRun(at);
    if (!UCharacter.isUWhiteSpace(codePoint)
        && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && UCharacter.getType(codePoint) != UCharacter.SURROGATE) {
      terms.add(Encoding.alone(codePoint), at, next);
    }
  }

  private void endRun(int end) {
    if (runStart >= 0) {
      String run = COMPOSE.normalize(text.substring(runStart, end));
      terms.add(Encoding.encode(run), runStart, end);
      runStart = -1;
    }
  }
}
