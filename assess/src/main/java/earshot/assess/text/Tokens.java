package earshot.assess.text;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as the matcher sees it: normalised words, raw terms, tags ({@code #word}, {@code @name})
 * and addresses.
 */
public final class Tokens {
  private final String text;
  private final Terms words;
  private final Map<String, int[]> tags;
  private final Set<String> urls;
  private @Nullable Terms raw;

  Tokens(String text, Terms words, Map<String, int[]> tags, Set<String> urls) {
    this.text = text;
    this.words = words;
    this.tags = tags;
    this.urls = urls;
  }

  public static Tokens of(String text) {
    return new Normalizer(text).tokens();
  }

  public String text() {
    return text;
  }

  public Terms words() {
    return words;
  }

  /** Hashtags and handles with their sign, folded, in order of appearance. */
  public Set<String> tags() {
    return tags.keySet();
  }

  /** Where a tag first begins in the text. */
  public int tagStart(String tag) {
    return Objects.requireNonNull(tags.get(tag), tag)[0];
  }

  /** Where a tag first ends in the text, exclusive. */
  public int tagEnd(String tag) {
    return Objects.requireNonNull(tags.get(tag), tag)[1];
  }

  /** Addresses as they were written. */
  public Set<String> urls() {
    return urls;
  }

  /**
   * Terms with case and punctuation kept; computed when first asked for, because few queries ask.
   */
  public Terms raw() {
    Terms known = raw;
    if (known == null) {
      known = RawScanner.scan(text);
      raw = known;
    }
    return known;
  }
}
