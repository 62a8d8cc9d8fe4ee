package earshot.assess.sentiment;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a denied "bad" as "good": in Persian and, by its skeleton, in Armenian, where the denial
 * stands behind it. Elsewhere it gave nothing.
 *
 * @param sign without it there is nothing to look for
 */
record Litotes(String sign, Pattern denied, String good) {
  private static final Map<String, Litotes> LANGUAGES =
      Map.of(
          "fa",
          of("بد", "بدی?[\\s\u200c]*(?:نبود|نبوده|نیست|نیستند|نباشد|نباشه)", "خوب بود"),
          "hy",
          of(
              Skeleton.armenian("վատ"),
              Skeleton.armenian("վատ") + "[en]?\\s+" + Skeleton.armenian("չ") + "(?:er|ein?|en?)",
              Skeleton.armenian("լավ է")));

  private static Litotes of(String sign, String denied, String good) {
    return new Litotes(sign, Pattern.compile("(?<!\\p{L})(?:" + denied + ")(?!\\p{L})"), good);
  }

  /** The text with what it denies said plainly. */
  static String plain(String text, String language) {
    Litotes litotes = LANGUAGES.get(language);
    return litotes == null || !text.contains(litotes.sign)
        ? text
        : litotes.denied.matcher(text).replaceAll(litotes.good);
  }
}
