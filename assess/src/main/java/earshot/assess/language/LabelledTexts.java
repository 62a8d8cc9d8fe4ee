package earshot.assess.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads folders of labelled texts: {@code <set>/<part>.tsv.gz} with a header that names at least
 * the columns {@code lang} and {@code text}; {@code kind} is used where there is one.
 */
final class LabelledTexts {
  private final Path folder;
  private final Set<String> without;

  /**
   * @param without sets to leave out, such as those whose licence forbids the use
   */
  LabelledTexts(Path folder, Set<String> without) {
    this.folder = folder;
    this.without = Set.copyOf(without);
  }

  /** All texts of a part (train or dev), set by set in the order of their names. */
  void forEach(String part, Consumer<LabelledText> reader) throws IOException {
    for (Path set : sets()) {
      Path file = set.resolve(part + ".tsv.gz");
      if (Files.isRegularFile(file)) {
        read(set.getFileName().toString(), file, reader);
      }
    }
  }

  private List<Path> sets() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(set -> !without.contains(set.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static void read(String set, Path file, Consumer<LabelledText> reader)
      throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      String head = lines.readLine();
      Columns columns = Columns.of(head == null ? "" : head, file);
      String line = lines.readLine();
      while (line != null) {
        columns.read(set, line.split("\t", -1), reader);
        line = lines.readLine();
      }
    }
  }

  private record Columns(int language, int kind, int text) {
    static Columns of(String head, Path file) throws IOException {
      List<String> names = List.of(head.split("\t", -1));
      Columns columns =
          new Columns(names.indexOf("lang"), names.indexOf("kind"), names.indexOf("text"));
      if (columns.language < 0 || columns.text < 0) {
        throw new IOException(file + " has no columns lang and text in its first line");
      }
      return columns;
    }

    /** A line with too few cells is no text. */
    void read(String set, String[] cells, Consumer<LabelledText> reader) {
      if (cells.length > Math.max(language, text)) {
        String sort = kind >= 0 && kind < cells.length ? cells[kind] : "";
        reader.accept(new LabelledText(set, sort, cells[language], cells[text]));
      }
    }
  }
}
