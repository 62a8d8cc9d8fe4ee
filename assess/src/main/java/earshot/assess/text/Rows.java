package earshot.assess.text;

import java.io.IOException;
import java.io.Reader;

/**
 * The rows of a raw TSV: no quoting, no escapes, and a row ends at a line feed alone, because texts
 * may hold any other control character.
 */
public final class Rows {
  /** Told of each row in turn; numbers begin at 1. */
  public interface Row {
    void see(long number, String line) throws IOException;
  }

  private final Reader reader;

  public Rows(Reader reader) {
    this.reader = reader;
  }

  /** Reads to the end, one row in memory at a time; a last row needs no line feed. */
  public void each(Row row) throws IOException {
    StringBuilder line = new StringBuilder();
    char[] buffer = new char[1 << 13];
    long number = 0;
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      int start = 0;
      for (int at = 0; at < read; at++) {
        if (buffer[at] == '\n') {
          row.see(++number, take(line.append(buffer, start, at - start)));
          start = at + 1;
        }
      }
      line.append(buffer, start, read - start);
    }
    if (!line.isEmpty()) {
      row.see(++number, take(line));
    }
  }

  /** A carriage return before the line feed belongs to the line's end. */
  private static String take(StringBuilder line) {
    boolean carriage = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
    String taken = line.substring(0, line.length() - (carriage ? 1 : 0));
    line.setLength(0);
    return taken;
  }
}
