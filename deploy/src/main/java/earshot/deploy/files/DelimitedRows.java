package earshot.deploy.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table with a row of names on top, cells separated by comma, semicolon, tab or bar. */
final class DelimitedRows implements Rows {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int SAMPLE = 1 << 15;
  private static final int SAMPLE_ROWS = 50;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private final long linesBefore;
  private boolean broken;
  private Optional<Row> next = Optional.empty();
  private long line;

  private DelimitedRows(CSVParser parser, long linesBefore) {
    this.parser = parser;
    records = parser.iterator();
    this.linesBefore = linesBefore;
    columns = names(head());
    advance();
  }

  static DelimitedRows open(BufferedReader text) throws IOException {
    String start = Start.of(text, SAMPLE);
    if (start.startsWith("sep=") && start.length() > 4) { // what Excel writes for itself
      text.readLine();
      return new DelimitedRows(parser(text, start.charAt(4)), 1);
    }
    return new DelimitedRows(parser(text, separator(start, start.length() == SAMPLE)), 0);
  }

  private static CSVParser parser(java.io.Reader text, char separator) throws IOException {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(false) // lines are counted
        .setIgnoreSurroundingSpaces(separator != '\t')
        .setTrailingData(true)
        .setLenientEof(true)
        .get()
        .parse(text);
  }

  /** The one that divides the most rows into as many cells as the first. */
  private static char separator(String start, boolean cut) throws IOException {
    char best = ',';
    int most = 0;
    for (char each : SEPARATORS) {
      int fit = fit(start, each, cut);
      if (fit > most) {
        most = fit;
        best = each;
      }
    }
    return best;
  }

  private static int fit(String start, char separator, boolean cut) throws IOException {
    List<Integer> cells = new ArrayList<>();
    try (CSVParser parser = parser(new StringReader(start), separator)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (cells.size() < SAMPLE_ROWS && records.hasNext()) {
        CSVRecord record = records.next();
        if (!blank(record)) {
          cells.add(record.size());
        }
      }
    } catch (UncheckedIOException e) {
      return 0; // quotes make no sense with this one
    }
    if (cut && cells.size() > 1 && cells.size() < SAMPLE_ROWS) {
      cells.removeLast();
    }
    int width = cells.isEmpty() ? 0 : cells.getFirst();
    long same = cells.stream().filter(count -> count == width).count();
    return width < 2 ? 0 : (int) (same * 100 / cells.size()) * 100 + Math.min(width, 99);
  }

  private static boolean blank(CSVRecord record) {
    return record.stream().allMatch(String::isBlank);
  }

  private CSVRecord head() {
    while (records.hasNext()) {
      CSVRecord record = records.next();
      if (!blank(record)) {
        return record;
      }
    }
    throw new Unusable("the file holds no rows");
  }

  private static List<String> names(CSVRecord head) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      String name = head.get(i).strip();
      String unique = name.isEmpty() ? "column " + (i + 1) : name;
      names.add(names.contains(unique) ? unique + " (" + (i + 1) + ")" : unique);
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Row next() {
    Row row = next.orElseThrow(NoSuchElementException::new);
    advance();
    return row;
  }

  private void advance() {
    next = Optional.empty();
    try {
      while (next.isEmpty() && more()) {
        CSVRecord record = records.next();
        next = blank(record) ? Optional.empty() : Optional.of(row(record));
      }
    } catch (UncheckedIOException e) {
      broken = true;
      next = Optional.of(Row.bad(line, "nothing from here on can be read: " + e.getMessage()));
    }
  }

  /** Remembers where the next record begins, before the parser reads it. */
  private boolean more() {
    line = linesBefore + parser.getCurrentLineNumber() + 1;
    return !broken && records.hasNext();
  }

  private Row row(CSVRecord record) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String cell = unwrapped(record.get(i));
      if (i >= columns.size() && !cell.isBlank()) {
        return Row.bad(
            line,
            "it has %d cells, the header %d: a separator in a text needs quotes"
                .formatted(record.size(), columns.size()));
      }
      if (!cell.isBlank()) {
        cells.put(columns.get(i), cell);
      }
    }
    return Row.of(line, cells);
  }

  /** What Excel keeps as text in this way: ="00123". */
  private static String unwrapped(String cell) {
    boolean wrapped = cell.startsWith("=\"") && cell.endsWith("\"") && cell.length() > 3;
    return wrapped ? cell.substring(2, cell.length() - 1) : cell;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
