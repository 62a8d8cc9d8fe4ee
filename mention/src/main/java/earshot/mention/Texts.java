package earshot.mention;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes foreign text storable without changing what it says. */
public final class Texts {
  /** Characters kept of one text; what is longer is cut and the mention marked as cut. */
  public static final int LONGEST = 100_000;

  private Texts() {}

  /**
   * The text with surrounding blanks, NULs and lone surrogates gone; empty when nothing is left
   * that can be seen.
   */
  public static Optional<String> present(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String whole = wellFormed(text).strip();
    return whole.codePoints().anyMatch(Texts::isSeen) ? Optional.of(whole) : Optional.empty();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** No more than {@link #LONGEST} characters, never half a surrogate pair. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaceFrom(text, i);
      }
    }
    return text;
  }

  private static String replaceFrom(String text, int start) {
    StringBuilder whole = new StringBuilder(text.length()).append(text, 0, start);
    text.codePoints()
        .skip(text.codePointCount(0, start))
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .filter(c -> c != 0)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
