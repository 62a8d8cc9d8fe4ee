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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private final List<String> names;
  private final Map<String, Vocabulary> languages;
  private final Vocabulary all;

  private Themes(List<String> names, Map<String, Vocabulary> languages, Vocabulary all) {
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
    return new Themes(names, languages, all);
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

  private static List<String> words(String text) {
    return Tokens.of(text).words().list().stream()
        .map(Terms::readable)
        .map(word -> ARTICLE.matcher(word).replaceFirst(""))
        .toList();
  }

  /** The words of one language. */
  private static final class Vocabulary {
    private final Map<String, Map<String, Integer>> phrases = new LinkedHashMap<>();

    /** Phrases under their first word or its beginning, with a star in the latter case. */
    void add(String phrase, int theme) {
      String[] parts = phrase.split("_");
      String[] folded = Arrays.stream(parts).map(Vocabulary::folded).toArray(String[]::new);
      phrases
          .computeIfAbsent(folded[0], any -> new LinkedHashMap<>())
          .putIfAbsent(String.join("_", folded), theme);
    }

    private static String folded(String part) {
      boolean beginning = part.endsWith("*");
      String word = beginning ? part.substring(0, part.length() - 1) : part;
      return String.join("", words(word)) + (beginning ? "*" : "");
    }

    /** Each place counts for the longest phrase there: as many hits as it has words. */
    void count(List<String> words, int[] hits) {
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        int longest = longest(phrases.get(word), words, i, hits);
        for (int end = word.length(); end > 1 && longest == 0; end--) {
          longest = longest(phrases.get(word.substring(0, end) + '*'), words, i, hits);
        }
        i += Math.max(0, longest - 1);
      }
    }

    private static int longest(
        @Nullable Map<String, Integer> candidates, List<String> words, int at, int[] hits) {
      int longest = 0;
      int theme = -1;
      if (candidates != null) {
        for (Map.Entry<String, Integer> candidate : candidates.entrySet()) {
          String[] parts = candidate.getKey().split("_");
          if (parts.length > longest && fits(parts, words, at)) {
            longest = parts.length;
            theme = candidate.getValue();
          }
        }
      }
      if (theme >= 0) {
        hits[theme] += longest;
      }
      return longest;
    }

    private static boolean fits(String[] parts, List<String> words, int at) {
      if (at + parts.length > words.size()) {
        return false;
      }
      for (int i = 0; i < parts.length; i++) {
        String part = parts[i];
        String word = words.get(at + i);
        boolean fits =
            part.endsWith("*")
                ? word.startsWith(part.substring(0, part.length() - 1))
                : word.equals(part);
        if (!fits) {
          return false;
        }
      }
      return true;
    }
  }
}
