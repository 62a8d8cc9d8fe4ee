package earshot.ingest.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is searched for. Searches forgive typing errors, so what they find is matched again.
 *
 * @param written as in the settings
 * @param wanted words and phrases that must all occur
 * @param unwanted those that must not
 */
public record Words(String written, List<String> wanted, List<String> unwanted) {
  private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|(\\S+))");

  /** Reads a search: words, "phrases" and -words. */
  public static Words of(String query) {
    List<String> wanted = new ArrayList<>();
    List<String> unwanted = new ArrayList<>();
    Matcher part = PART.matcher(query);
    while (part.find()) {
      String words = plain(part.group(2) != null ? part.group(2) : part.group(3));
      if (!words.isBlank()) {
        (part.group(1).isEmpty() ? wanted : unwanted).add(words);
      }
    }
    return new Words(query.strip(), List.copyOf(wanted), List.copyOf(unwanted));
  }

  /** Whether somebody really said it. */
  public boolean occurIn(String text) {
    String plain = plain(text);
    return wanted.stream().allMatch(plain::contains)
        && unwanted.stream().noneMatch(plain::contains);
  }

  /** Lower case, without accents, one blank around every word. */
  private static String plain(String text) {
    String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return " " + bare.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
