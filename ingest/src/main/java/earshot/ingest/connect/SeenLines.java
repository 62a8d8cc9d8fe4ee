package earshot.ingest.connect;

import earshot.ingest.connect.Seen.Entry;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How entries of {@link Seen} are written: one a line, fields between tabs. */
final class SeenLines {
  private static final Logger LOG = LoggerFactory.getLogger(SeenLines.class);
  private static final int FIELDS = 6;

  private SeenLines() {}

  static String line(String key, Entry entry) {
    return String.join(
            "\t",
            escaped(key),
            Long.toString(entry.hash(), Character.MAX_RADIX),
            Long.toString(entry.published(), Character.MAX_RADIX),
            Long.toString(entry.first(), Character.MAX_RADIX),
            Long.toString(entry.last(), Character.MAX_RADIX),
            escaped(entry.account()))
        + "\n";
  }

  static List<String> lines(String segment, int most) {
    return segment.lines().limit(most).toList();
  }

  /** A line that somebody damaged is as good as forgotten: its mention is told once more. */
  static void read(String line, BiConsumer<String, Entry> reader) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      LOG.warn("an entry of the offsets has {} fields instead of {}", fields.length, FIELDS);
      return;
    }
    try {
      Entry entry =
          new Entry(
              number(fields[1]),
              number(fields[2]),
              number(fields[3]),
              number(fields[4]),
              unescaped(fields[5]).intern()); // few accounts, many entries
      reader.accept(unescaped(fields[0]), entry);
    } catch (NumberFormatException e) {
      LOG.warn("an entry of the offsets holds no number: {}", e.getMessage());
    }
  }

  private static long number(String field) {
    return Long.parseLong(field, Character.MAX_RADIX);
  }

  /** {@link String#lines} also ends lines at carriage returns. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c != '\\' || i + 1 == text.length() ? c : unescaped(text.charAt(++i)));
    }
    return plain.toString();
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }
}
