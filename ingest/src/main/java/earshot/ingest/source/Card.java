package earshot.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * What a source covers and what it cannot, in sentences for people; the README's table of channels
 * is made of these.
 *
 * @param covers what is collected
 * @param cannot what it cannot see
 * @param completeness what a walk can promise
 * @param edits whether later edits are seen, and how
 * @param deletions whether deletions are seen, and how
 * @param cost calls, limits, money
 * @param retention how long the place allows texts to be kept
 * @param key how to get a key, or that none is needed
 * @param reply whether an answer can be sent through it
 * @param proof against what it was tried
 */
public record Card(
    String covers,
    String cannot,
    Completeness completeness,
    String edits,
    String deletions,
    String cost,
    String retention,
    String key,
    String reply,
    Proof proof) {
  private static final String FILE = "card.properties";

  /**
   * The card that lies beside a source.
   *
   * @throws IllegalStateException where it has not a word on everything, or words on anything else
   */
  static Card beside(Class<?> source) {
    Map<String, String> words = new HashMap<>();
    read(source).forEach((name, word) -> words.put(name.toString(), word.toString().strip()));
    Function<String, String> word =
        name ->
            Optional.ofNullable(words.remove(name))
                .filter(said -> !said.isEmpty())
                .orElseThrow(() -> new IllegalStateException(source + " has no card on " + name));
    Card card =
        new Card(
            word.apply("covers"),
            word.apply("cannot"),
            Completeness.of(word.apply("completeness")),
            word.apply("edits"),
            word.apply("deletions"),
            word.apply("cost"),
            word.apply("retention"),
            word.apply("key"),
            word.apply("reply"),
            Proof.of(word.apply("proof")));
    if (!words.isEmpty()) {
      throw new IllegalStateException(source + " has a card on " + words.keySet());
    }
    return card;
  }

  private static Properties read(Class<?> source) {
    Properties words = new Properties();
    try (InputStream file = source.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(source + " has no " + FILE);
      }
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " of " + source, e);
    }
  }

  /** Against what a source was tried. */
  public enum Proof {
    /** What real places once answered, as others recorded it. */
    RECORDINGS,
    /** Such answers, and what is read of them is in the official model of the place. */
    RECORDINGS_AND_MODEL,
    /** The official model of its answers, in which all that is read stands with its type. */
    MODEL,
    /** Its documentation only: nobody has kept an answer of the real place for us. */
    UNPROVEN;

    static Proof of(String words) {
      return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** The words used outside. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What a walk can promise. */
  public enum Completeness {
    /** Everything that the place offers within the span. */
    COMPLETE,
    /** Only what still is in a small window when we look. */
    WINDOW,
    /** Everything since we joined. */
    SINCE_JOIN;

    /** What this word outside means. */
    static Completeness of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The word used outside. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
