package earshot.deploy.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a file, one after the other. */
interface Rows extends Iterator<Row>, AutoCloseable {
  /** Names of the columns, in the order of the file; empty where rows name them themselves. */
  List<String> columns();

  @Override
  void close() throws IOException;

  /**
   * Opens a file as what it is: by its name, else by how it begins.
   *
   * @param turns whether people speak in turns in a file of plain text
   */
  static Rows open(TextFile file, boolean turns) throws IOException {
    String name = file.path().getFileName().toString().toLowerCase(Locale.ROOT);
    String kind = name.substring(name.lastIndexOf('.') + 1);
    if (Set.of("mbox", "eml", "msg").contains(kind)) {
      throw new Unusable(
          "mailboxes (.%s) are not read; export the mails as CSV or JSON".formatted(kind));
    }
    BufferedReader text = file.open();
    if (Set.of("json", "jsonl", "ndjson").contains(kind)) {
      return JsonRows.open(text);
    }
    if (Set.of("csv", "tsv", "tab").contains(kind)) {
      return DelimitedRows.open(text);
    }
    return byStart(text, turns);
  }

  private static Rows byStart(BufferedReader text, boolean turns) throws IOException {
    String start = Start.of(text, 1 << 10).stripLeading();
    if (start.startsWith("{") || (start.startsWith("[") && !turns)) {
      return JsonRows.open(text);
    }
    return turns ? new TranscriptRows(text) : DelimitedRows.open(text);
  }
}
