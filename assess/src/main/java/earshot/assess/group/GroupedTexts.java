package earshot.assess.group;

import earshot.assess.text.Rows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Texts of a folder of sets, {@code <set>/{train,dev}.tsv.gz}: raw TSV whose header names at least
 * {@code id lang group text}; the group is empty where nobody told it.
 */
final class GroupedTexts {
  /**
   * Parts a pair of texts; the group of a pair says how alike the two are, not where they belong.
   */
  private static final String PAIR = " ||| ";

  /** One text and the group that people gave it. */
  record GroupedText(String id, String set, String language, String group, String text) {}

  private GroupedTexts() {}

  /** The files of a split in the order of their sets. */
  static List<Path> files(Path folder, String split) throws IOException {
    try (Stream<Path> sets = Files.list(folder)) {
      return sets.map(set -> set.resolve(split + ".tsv.gz"))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  /** A set bears the name of its folder. */
  static String set(Path file) {
    Path whole = file.toAbsolutePath();
    return whole.getName(Math.max(0, whole.getNameCount() - 2)).toString();
  }

  /** Reads one file, gzipped if its name says so; a row that is too short is passed over. */
  static void read(Path file, Consumer<GroupedText> to) throws IOException {
    String set = set(file);
    int[] columns = new int[4];
    try (Reader in = reader(file)) {
      new Rows(in)
          .each(
              (number, line) -> {
                String[] cells = line.split("\t", -1);
                if (number == 1) {
                  columns(cells, file, columns);
                } else if (cells.length > Arrays.stream(columns).max().orElseThrow()) {
                  String group = cells[columns[3]].contains(PAIR) ? "" : cells[columns[2]];
                  to.accept(
                      new GroupedText(
                          cells[columns[0]], set, cells[columns[1]], group, cells[columns[3]]));
                }
              });
    }
  }

  private static void columns(String[] header, Path file, int[] columns) throws IOException {
    List<String> names = Arrays.asList(header);
    String[] wanted = {"id", "lang", "group", "text"};
    for (int i = 0; i < wanted.length; i++) {
      columns[i] = names.indexOf(wanted[i]);
      if (columns[i] < 0) {
        throw new IOException(
            file + ": the header must name id, lang, group and text, not: " + names);
      }
    }
  }

  private static Reader reader(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new InputStreamReader(
        file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
        StandardCharsets.UTF_8);
  }
}
