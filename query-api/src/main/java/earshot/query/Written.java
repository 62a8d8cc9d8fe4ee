package earshot.query;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;

/** How what people wrote becomes part of a message without doing anything there. */
public final class Written {
  private static final String ISOLATE = "\u2068";
  private static final String END_OF_ISOLATE = "\u2069";

  private Written() {}

  /**
   * In one line, without what is invisible or turns the direction, set apart from its surroundings.
   */
  public static String quoted(String text, int most) {
    String plain =
        text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")
            .replaceAll("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]", "")
            .strip();
    return ISOLATE + cut(plain, most) + END_OF_ISOLATE;
  }

  /** At most so many characters, never half of one. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  /** One after the other, with the comma of the language. */
  public static String listed(List<String> words, Locale language) {
    return String.join(rightToLeft(language) ? "، " : ", ", words);
  }

  public static boolean rightToLeft(Locale language) {
    return ULocale.forLocale(language).isRightToLeft();
  }

  /** As a piece of HTML that shows the same. */
  public static String html(String text, Locale language) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("\n", "<br>\n");
    return "<div lang=\"%s\" dir=\"%s\">%s</div>"
        .formatted(language.toLanguageTag(), rightToLeft(language) ? "rtl" : "ltr", escaped);
  }
}
