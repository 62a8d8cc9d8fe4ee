package earshot.assess.language;

import java.text.Normalizer;

/** Tells what in a text says nothing about its language: links, handles, markup. */
final class Mask {
  private static final String[] LINK_STARTS = {"http", "www.", "pic.twitter"};
  private static final String[] LINK_ENDS = {".com", ".org", ".net", ".ru", ".ir", ".io"};

  private Mask() {}

  /** Composed letters and plain forms of wide, presentation and mathematical ones. */
  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (oddForm(text.charAt(i))) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  /** True for a run without spaces that is a link, a handle or an address. */
  static boolean hides(String text, int start, int end) {
    return text.charAt(start) == '@' || link(text, start, end) || address(text, start, end);
  }

  private static boolean oddForm(char c) {
    boolean accentApart = c >= '\u0300' && c <= '\u036F';
    boolean presentation = c >= '\uFB00' && !(c >= '\uFE00' && c <= '\uFE0F') && c != '\uFEFF';
    return accentApart || presentation || c == '\uD835';
  }

  private static boolean link(String text, int start, int end) {
    int from = start;
    while (from < end && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    for (String head : LINK_STARTS) {
      if (text.regionMatches(true, from, head, 0, head.length())) {
        return true;
      }
    }
    for (String tail : LINK_ENDS) {
      if (end - start > tail.length()
          && text.regionMatches(true, end - tail.length(), tail, 0, tail.length())) {
        return true;
      }
    }
    return pathAfterDomain(text, start, end);
  }

  /** bit.ly/x1: letters, a dot, letters, a slash. */
  private static boolean pathAfterDomain(String text, int start, int end) {
    boolean dot = false;
    for (int i = start + 1; i < end - 1; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dot = asciiLetter(text.charAt(i - 1)) && asciiLetter(text.charAt(i + 1));
      } else if (c == '/') {
        return dot;
      } else if (!asciiLetter(c)) {
        dot = false;
      }
    }
    return false;
  }

  private static boolean address(String text, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      if (text.charAt(i) == '@') {
        return Character.isLetterOrDigit(text.charAt(i - 1))
            && Character.isLetterOrDigit(text.charAt(i + 1));
      }
    }
    return false;
  }

  private static boolean asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
