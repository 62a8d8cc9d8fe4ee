package earshot.deploy.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns of speakers, {@code Name: what was said}, over one line or several; before the name may
 * stand a time of day or, as in exports of chats, a date and a time.
 */
final class TranscriptRows implements Rows {
  static final String WHEN = "date";
  static final String WHO = "author";
  static final String WHAT = "text";

  private static final String CLOCK =
      "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[\\s\\u202f]?[AaPp]\\.?[Mm]\\.?)?";
  private static final Pattern DATED =
      Pattern.compile(
          "^\\[?(?<when>\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4},?[\\sT]+"
              + CLOCK
              + ")]?\\s*[-–]?\\s*(?:(?<who>[^:]{1,60}):\\s)?(?<what>.*)$");
  private static final Pattern PLAIN =
      Pattern.compile(
          "^(?:[\\[(]?"
              + CLOCK
              + "[\\])]?\\s+)?(?<who>[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}\\p{N}\\s.'’()_-]{0,40})[:：](?:\\s+|$)(?<what>.*)$");

  /** Marks of direction that chats put before a line. */
  private static final Pattern MARKS = Pattern.compile("^[\\u200e\\u200f\\u202a-\\u202e\\ufeff]+");

  private final BufferedReader text;
  private Optional<String> ahead = Optional.empty();
  private long line;
  private Optional<Row> next;

  TranscriptRows(BufferedReader text) throws IOException {
    this.text = text;
    step();
    next = turn();
  }

  private void step() throws IOException {
    ahead = Optional.ofNullable(text.readLine()).map(l -> MARKS.matcher(l).replaceFirst(""));
    line++;
  }

  private Optional<Row> turn() throws IOException {
    while (ahead.filter(String::isBlank).isPresent()) {
      step();
    }
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    long begin = line;
    Map<String, String> cells = spoken(ahead.get());
    step();
    StringBuilder rest = new StringBuilder();
    while (ahead.filter(more -> spoken(more).isEmpty()).isPresent()) {
      rest.append('\n').append(ahead.get());
      step();
    }
    return Optional.of(row(begin, cells, rest.toString()));
  }

  private static Row row(long line, Map<String, String> cells, String rest) {
    String said = (cells.getOrDefault(WHAT, "") + rest).strip();
    if (!cells.containsKey(WHO)) {
      return Row.bad(line, "nobody is named before it");
    }
    if (said.isEmpty()) {
      return Row.bad(line, cells.get(WHO) + " says nothing");
    }
    cells.put(WHAT, said);
    return Row.of(line, cells);
  }

  /** Who says what when, if somebody begins to speak on this line; else nothing. */
  private static Map<String, String> spoken(String line) {
    Map<String, String> cells = new LinkedHashMap<>();
    Matcher dated = DATED.matcher(line);
    Matcher plain = PLAIN.matcher(line);
    if (dated.matches()) {
      cells.put(WHEN, dated.group("when"));
      Optional.ofNullable(dated.group("who")).ifPresent(who -> cells.put(WHO, who.strip()));
      cells.put(WHAT, dated.group("what"));
    } else if (plain.matches()) {
      cells.put(WHO, plain.group("who").strip());
      cells.put(WHAT, plain.group("what"));
    }
    return cells;
  }

  @Override
  public List<String> columns() {
    return List.of(WHEN, WHO, WHAT);
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Row next() {
    Row row = next.orElseThrow(NoSuchElementException::new);
    try {
      next = turn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
