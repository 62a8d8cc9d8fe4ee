package earshot.assess.sentiment;

import java.util.Locale;

/**
 * One spelling for two scripts. Armenian written in Armenian and in Latin letters falls on the same
 * letters; so does Persian, of which only the consonants are kept, since its own script leaves the
 * short vowels out.
 */
final class Skeleton {
  private static final String ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ";
  private static final String[] ARMENIAN_LATIN = {
    "a", "b", "g", "d", "e", "z", "e", "", "t", "j", "i", "l", "x", "c", "k", "h", "Z", "x", "C",
    "m", "", "n", "S", "o", "C", "p", "j", "r", "s", "v", "t", "r", "c", "v", "p", "k", "o", "f"
  };
  private static final String PERSIAN = "بپتثجچحخدذرزژسشصضطظغفقکكگلمنهة";
  private static final String PERSIAN_LATIN = "bptsjChxdzrzJsSsztzGfGkkglmnhh";

  /**
   * Sounds of two Latin letters, written by capitals inside this class and by letters without case
   * outside.
   */
  private static final String OWN = "SCZJG";

  private static final String OWN_LETTERS = "ʃʧʣʒɣ";

  private Skeleton() {}

  /** Whether most letters of a text are Latin. */
  static boolean isLatin(String text) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        latin++;
      } else if (c >= 0x80 && Character.isLetter(c)) {
        other++;
      }
    }
    return latin > other;
  }

  static String armenian(String text) {
    String lower =
        text.toLowerCase(Locale.ROOT).replace("եւ", "եվ").replace("և", "եվ").replace("ու", "u");
    StringBuilder out = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int letter = ARMENIAN.indexOf(c);
      if (letter >= 0) {
        out.append(ARMENIAN_LATIN[letter]);
      } else if (isLatinLetter(c)) {
        i += armenianLatin(lower, i, out);
      } else {
        out.append(c);
      }
    }
    return single(out);
  }

  /**
   * Writes the letter that one or two Latin letters stand for; answers how many more than one were
   * read.
   */
  private static int armenianLatin(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c == 'h' && text.startsWith("http", at)) {
      int end = at;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      out.append(TextReader.LINK);
      return end - at - 1;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    String pair = pair(c, next);
    if (!pair.isEmpty()) {
      out.append(pair);
      return 1;
    }
    boolean begins = at == 0 || !isLatinLetter(text.charAt(at - 1));
    if (c == 'v' && next == 'o' && begins) {
      return 0;
    }
    out.append(armenianSingle(c));
    return 0;
  }

  private static String pair(char c, char next) {
    return switch (next) {
      case 'h' ->
          switch (c) {
            case 's' -> "S";
            case 'c' -> "C";
            case 'z' -> "j";
            case 'k', 'g' -> "x";
            case 't' -> "t";
            case 'p' -> "p";
            default -> "";
          };
      case 's', 'z' -> c == 't' ? "c" : c == 'd' && next == 'z' ? "Z" : "";
      case 'j' -> c == 'd' ? "j" : "";
      case 'u', 'w' -> c == 'o' ? "u" : "";
      default -> "";
    };
  }

  private static String armenianSingle(char c) {
    return switch (c) {
      case 'q' -> "k";
      case 'w' -> "v";
      case 'y', '@' -> "";
      default -> String.valueOf(c);
    };
  }

  static String persian(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int letter = PERSIAN.indexOf(c);
      if (letter >= 0) {
        out.append(PERSIAN_LATIN.charAt(letter));
      } else if (isLatinLetter(c)) {
        i += persianLatin(lower, i, out);
      } else if (!Character.isLetter(c)) {
        out.append(c);
      }
    }
    return single(out);
  }

  private static int persianLatin(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (next == 'h' && "sckgz".indexOf(c) >= 0) {
      out.append("SCxGJ".charAt("sckgz".indexOf(c)));
      return 1;
    }
    if ("aeiouvwy".indexOf(c) < 0) {
      out.append(c == 'q' ? 'G' : c == 'c' ? 'k' : c);
    }
    return 0;
  }

  private static boolean isLatinLetter(char c) {
    return (c >= 'a' && c <= 'z') || c == '@';
  }

  /**
   * Doubled letters are spelling habits, stretched ones are feeling: a run of two becomes one, a
   * longer one stays.
   */
  private static String single(StringBuilder text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean second = i > 0 && text.charAt(i - 1) == c && Character.isLetter(c);
      boolean third =
          second
              && ((i > 1 && text.charAt(i - 2) == c)
                  || (i + 1 < text.length() && text.charAt(i + 1) == c));
      if (!second || third) {
        int own = OWN.indexOf(c);
        out.append(own < 0 ? c : OWN_LETTERS.charAt(own));
      }
    }
    return out.toString();
  }
}
