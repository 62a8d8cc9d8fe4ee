package earshot.assess.theme;

import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A list of themes with their words by language. The theme of a statement is the one of which it
 * holds the most words; of equals the one that comes first in the list.
 */
public final class Themes {
  private static final String SHIPPED = "themes.tsv";

  /** Names of things come from English everywhere. */
  private static final String EVERYWHERE = "en";

  /**
   * Arabic writes the article into the word, with the "and", "so", "in", "as" or "for" before it.
   */
  private static final Pattern ARTICLE = Pattern.compile("^(?:[وف]?[بک]?ال|[وف]?لل)(?=\\p{L}{3})");

  private final String version;
  private final List<String> names;
  private final Map<String, Vocabulary> languages;
  private final Vocabulary all;

  private Themes(
      String version, List<String> names, Map<String, Vocabulary> languages, Vocabulary all) {
    this.version = version;
    this.names = names;
    this.languages = languages;
    this.all = all;
  }

  /** The list that comes with Earshot. */
  public static Themes shipped() throws IOException {
    return of(shippedWords());
  }

  /**
   * The list that comes with Earshot, edited.
   *
   * @param edits what people want otherwise, in their order
   */
  public static Themes shipped(List<ThemeEdit> edits) throws IOException {
    List<ThemeWords> words = new ArrayList<>(shippedWords());
    for (ThemeEdit edit : edits) {
      words.removeIf(shipped -> !edit.shipped() && shipped.theme().equals(edit.name()));
      edit.words()
          .forEach((language, more) -> words.add(new ThemeWords(edit.name(), language, more)));
    }
    return of(words);
  }

  private static List<ThemeWords> shippedWords() throws IOException {
    try (InputStream in = Themes.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IOException("this build holds no themes (earshot/assess/theme/themes.tsv)");
      }
      return rows(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads rows {@code theme⇥language⇥words}, see {@link ThemeWords}; lines with # are for people.
   *
   * @throws IOException naming the line that can't be read
   */
  public static Themes read(Reader in) throws IOException {
    return of(rows(in));
  }

  private static List<ThemeWords> rows(Reader in) throws IOException {
    List<ThemeWords> rows = new ArrayList<>();
    int number = 0;
    BufferedReader lines = new BufferedReader(in);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3 || cells[0].isBlank()) {
          throw new IOException(
              "line " + number + " of the themes: expected theme, language, words");
        }
        rows.add(new ThemeWords(cells[0], cells[1], cells[2]));
      }
    }
    return rows;
  }

  private static Themes of(List<ThemeWords> rows) {
    List<String> names = rows.stream().map(ThemeWords::theme).distinct().toList();
    Map<String, Vocabulary> languages = new HashMap<>();
    Vocabulary all = new Vocabulary();
    for (ThemeWords row : rows) {
      int theme = names.indexOf(row.theme());
      Vocabulary words = languages.computeIfAbsent(row.language(), any -> new Vocabulary());
      for (String word : row.each()) {
        words.add(word, theme);
        all.add(word, theme);
      }
    }
    return new Themes(version(rows), names, languages, all);
  }

  private static String version(List<ThemeWords> rows) {
    CRC32 crc = new CRC32();
    for (ThemeWords row : rows) {
      String line = String.join("\t", row.theme(), row.language(), row.words()) + "\n";
      crc.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "themes-%08x".formatted(crc.getValue());
  }

  /** What this list calls itself: a checksum of its words. */
  public String version() {
    return version;
  }

  /** The names of all themes, in the order of the list. */
  public List<String> names() {
    return names;
  }

  /**
   * What a statement is about, if its words tell.
   *
   * @param language ISO 639-1; all languages are tried where it is unknown or not in the list
   */
  public Optional<String> of(String statement, Optional<String> language) {
    List<String> words = words(statement);
    int[] hits = new int[names.size()];
    Optional<Vocabulary> own = language.flatMap(code -> Optional.ofNullable(languages.get(code)));
    own.orElse(all).count(words, hits);
    if (own.isPresent() && !language.equals(Optional.of(EVERYWHERE))) {
      Optional.ofNullable(languages.get(EVERYWHERE))
          .ifPresent(everywhere -> everywhere.count(words, hits));
    }
    int best = 0;
    for (int theme = 1; theme < hits.length; theme++) {
      best = hits[theme] > hits[best] ? theme : best;
    }
    return hits.length == 0 || hits[best] == 0 ? Optional.empty() : Optional.of(names.get(best));
  }

  /** Folded as queries fold them, without the article. */
  static List<String> words(String text) {
    Terms terms = Tokens.of(text).words();
    List<String> words = new ArrayList<>(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      String word = Terms.readable(terms.term(i));
      words.add(isArabic(word) ? ARTICLE.matcher(word).replaceFirst("") : word);
    }
    return words;
  }

  private static boolean isArabic(String word) {
    return Character.UnicodeBlock.of(word.charAt(0)) == Character.UnicodeBlock.ARABIC;
  }
}
