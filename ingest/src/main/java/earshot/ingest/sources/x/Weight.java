package earshot.ingest.sources.x;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a post is, as <a href="https://docs.x.com/fundamentals/counting-characters">X
 * counts</a>: an address is 23 characters however long it is, an emoji two, and so is any sign
 * beyond the alphabets of Europe and the Near East.
 */
final class Weight {
  static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final int AN_ADDRESS = 23;
  private static final int KEYCAP = 0x20E3;

  private Weight() {}

  static int of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    Matcher addresses = ADDRESS.matcher(composed);
    long links = addresses.results().count();
    String rest = addresses.replaceAll("");
    int words = GRAPHEME.matcher(rest).results().mapToInt(sign -> sign(sign.group())).sum();
    return Math.toIntExact(links * AN_ADDRESS + words);
  }

  private static int sign(String sign) {
    return isEmoji(sign) ? 2 : sign.codePoints().map(Weight::point).sum();
  }

  private static boolean isEmoji(String sign) {
    int first = sign.codePointAt(0);
    return Character.isEmojiPresentation(first)
        || Character.isExtendedPictographic(first)
        || sign.indexOf(KEYCAP) > 0;
  }

  private static int point(int point) {
    boolean light =
        point <= 0x10FF
            || (point >= 0x2000 && point <= 0x200D)
            || (point >= 0x2010 && point <= 0x201F)
            || (point >= 0x2032 && point <= 0x2037);
    return light ? 1 : 2;
  }
}
