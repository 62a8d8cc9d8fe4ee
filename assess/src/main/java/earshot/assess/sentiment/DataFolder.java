package earshot.assess.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder of labelled texts: {@code <set>/{train,dev}.tsv.gz}, each a TSV with a header that names
 * at least {@code id lang kind label text}, and word lists in {@code lexicons/}.
 */
final class DataFolder {
  private final Path folder;

  DataFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder");
    }
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /** Names of the sets that have this split, in order. */
  List<String> sets(String split) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(set -> Files.exists(set.resolve(split + ".tsv.gz")))
          .map(set -> set.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /**
   * The labelled texts of a set in file order; labels of our own take the place of missing ones.
   */
  void read(String set, String split, String labels, Consumer<LabelledText> to) throws IOException {
    read(folder.resolve(set).resolve(split + ".tsv.gz"), set, labels, to);
  }

  /** The same for one file, gzipped if its name says so. */
  static void read(Path file, String set, String labels, Consumer<LabelledText> to)
      throws IOException {
    Map<String, Integer> ownLabels = labels.isEmpty() ? Map.of() : ownLabels(labels);
    try (BufferedReader in = open(file)) {
      String header = in.readLine();
      Columns columns = new Columns(header == null ? "" : header, set);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", -1);
        if (cells.length > columns.text) {
          int label =
              ownLabels.getOrDefault(cells[columns.id], LabelledText.label(cells[columns.label]));
          if (label >= 0) {
            to.accept(
                new LabelledText(
                    cells[columns.id],
                    set,
                    cells[columns.language],
                    cells[columns.kind],
                    label,
                    cells[columns.text]));
          }
        }
      }
    }
  }

  private static Map<String, Integer> ownLabels(String resource) throws IOException {
    InputStream in = DataFolder.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("this build holds no labels " + resource);
    }
    Map<String, Integer> labels = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(line -> line.split("\t"))
          .filter(cells -> cells.length > 1)
          .forEach(cells -> labels.put(cells[0], LabelledText.label(cells[1])));
    }
    return labels;
  }

  /** Word lists of the folder: VADER for English, AFINN translations for all others. */
  Lexicons lexicons() throws IOException {
    Map<String, Map<Integer, Float>> lists = new TreeMap<>();
    Path afinn = folder.resolve("lexicons/multilang_afinn.tsv.gz");
    if (Files.exists(afinn)) {
      lines(
          afinn,
          cells -> cells.length > 2,
          cells -> put(lists, cells[0], cells[1], Float.parseFloat(cells[2])));
      lists.remove("en");
    }
    Path vader = folder.resolve("lexicons/vader_lexicon.txt");
    if (Files.exists(vader)) {
      lines(
          vader,
          cells -> cells.length > 1,
          cells -> put(lists, "en", cells[0], Float.parseFloat(cells[1])));
    }
    Map<String, Lexicon> lexicons = new TreeMap<>();
    lists.forEach((language, words) -> lexicons.put(language, Lexicon.of(words)));
    return new Lexicons(lexicons);
  }

  /** The words of a language's list as texts of one word, as far as they are clear. */
  List<LabelledText> listWords(String language) throws IOException {
    List<LabelledText> words = new ArrayList<>();
    Path afinn = folder.resolve("lexicons/multilang_afinn.tsv.gz");
    if (Files.exists(afinn)) {
      lines(
          afinn,
          cells ->
              cells.length > 2
                  && cells[0].equals(language)
                  && Math.abs(Float.parseFloat(cells[2])) >= 2,
          cells -> words.add(listWord(language, cells[1], Float.parseFloat(cells[2]))));
    }
    return words;
  }

  /** Phrases of our own in a language that has few texts. */
  static List<LabelledText> phrases(String language) throws IOException {
    String resource = "phrases_" + language + ".tsv";
    InputStream in = DataFolder.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("this build holds no phrases " + resource);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.split("\t", 2))
          .map(
              cells ->
                  new LabelledText(
                      resource + cells[1],
                      "phrases",
                      language,
                      "phrase",
                      LabelledText.label(cells[0]),
                      cells[1]))
          .toList();
    }
  }

  private static LabelledText listWord(String language, String word, float value) {
    return new LabelledText(
        language + "-" + word,
        "word-list",
        language,
        "word",
        value < 0 ? LabelledText.NEGATIVE : LabelledText.POSITIVE,
        word);
  }

  private static void put(
      Map<String, Map<Integer, Float>> lists, String language, String word, float value) {
    String code = language.equals("iw") ? "he" : language.equals("jw") ? "jv" : language;
    Tokens tokens = TextReader.read(FeatureExtractor.view(word, code));
    if (tokens.count == 1) {
      lists
          .computeIfAbsent(code, any -> new TreeMap<>())
          .putIfAbsent(Lexicon.hash(tokens, 0, false), value);
    }
  }

  private static void lines(
      Path file, java.util.function.Predicate<String[]> whole, Consumer<String[]> to)
      throws IOException {
    try (BufferedReader in = open(file)) {
      in.lines().map(line -> line.split("\t")).filter(whole).forEach(to);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
            StandardCharsets.UTF_8),
        1 << 16);
  }

  /** Where the cells that count are. */
  private static final class Columns {
    final int id;
    final int language;
    final int kind;
    final int label;
    final int text;

    Columns(String header, String set) throws IOException {
      List<String> names = new ArrayList<>(Arrays.asList(header.split("\t", -1)));
      id = names.indexOf("id");
      language = names.indexOf("lang");
      kind = names.indexOf("kind");
      label = names.indexOf("label");
      text = names.indexOf("text");
      if (id < 0 || language < 0 || kind < 0 || label < 0 || text < 0) {
        throw new IOException(
            "set " + set + ": the header must name id, lang, kind, label and text, not: " + header);
      }
    }
  }
}
