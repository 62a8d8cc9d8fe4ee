package earshot.deploy.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything said in a file, one after the other, as the import of a running Earshot takes it. */
public final class FileReading implements Iterator<Said>, AutoCloseable {
  private static final int SAMPLE = 1_000;
  private static final int OPENING_TURNS = 5;
  private static final List<String> PLAIN_FIELDS =
      List.of("handle", "url", "language", "place", "contact", Columns.THREAD, Columns.AUTHOR);

  private final TextFile file;
  private final Rows rows;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private final Deque<Said> ready = new ArrayDeque<>();
  private final Map<String, Integer> equals = new HashMap<>();
  private final Choices choices;
  private final List<String> header;
  private final Columns columns;
  private final Dates dates;
  private final Optional<String> session;
  private Optional<String> question = Optional.empty();
  private long questions;

  private FileReading(TextFile file, Rows rows, Choices choices) {
    this.file = file;
    this.rows = rows;
    this.choices = choices;
    while (ahead.size() < SAMPLE && rows.hasNext()) {
      ahead.add(rows.next());
    }
    header = rows.columns().isEmpty() ? named(ahead) : rows.columns();
    columns = Columns.of(header, ahead, choices.columns(), choices.answers()).usable(header);
    dates = choices.dates().provenBy(values(Columns.DATE));
    session = rows instanceof TranscriptRows ? Optional.of(opening()) : Optional.empty();
  }

  /**
   * Opens a file.
   *
   * @throws Unusable when nothing in it can be read
   */
  public static FileReading open(Path path, Choices choices) throws IOException {
    TextFile file = TextFile.of(path, choices.charset());
    return new FileReading(file, Rows.open(file, choices.turns()), choices);
  }

  private static List<String> named(Deque<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.cells().keySet()));
    return List.copyOf(names);
  }

  private List<String> values(String field) {
    return ahead.stream().map(row -> columns.of(field, row)).flatMap(Optional::stream).toList();
  }

  /** Names a talk by how it begins, so that it is the same in a file of another name. */
  private String opening() {
    String turns =
        ahead.stream()
            .limit(OPENING_TURNS)
            .map(row -> String.join("\0", row.cells().values()))
            .collect(Collectors.joining("\0"));
    return MentionId.of("talk", "", turns).value();
  }

  /** For people: how the file is read. */
  public String told() {
    return "%s: %s".formatted(file.charset().name(), columns.told(header));
  }

  /** How many turns were questions, which became titles of what followed. */
  public long questions() {
    return questions;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && (!ahead.isEmpty() || rows.hasNext())) {
      read(ahead.isEmpty() ? rows.next() : ahead.poll());
    }
    return !ready.isEmpty();
  }

  @Override
  public Said next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read(Row row) {
    if (row.fault().isPresent()) {
      ready.add(Said.bad(row.line(), row.fault().get()));
    } else if (asks(row)) {
      questions++;
      question = columns.texts().stream().findFirst().flatMap(row::cell);
    } else {
      ready.addAll(said(row));
    }
  }

  private boolean asks(Row row) {
    return columns
        .of(Columns.AUTHOR, row)
        .filter(who -> choices.askers().contains(who.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private List<Said> said(Row row) {
    try {
      List<String> spoken = columns.texts().stream().filter(c -> row.cell(c).isPresent()).toList();
      Optional<Rating> rating =
          columns.of(Columns.RATING, row).map(written -> Numbers.rating(written, choices.scale()));
      if (spoken.isEmpty() && (rating.isEmpty() || choices.answers())) {
        return List.of(Said.bad(row.line(), "nothing was said in words"));
      }
      List<Said> all = new ArrayList<>();
      Stream<Optional<String>> each =
          spoken.isEmpty() ? Stream.of(Optional.empty()) : spoken.stream().map(Optional::of);
      each.forEach(column -> all.add(said(row, column, all.isEmpty() ? rating : Optional.empty())));
      return all;
    } catch (IllegalArgumentException e) {
      return List.of(Said.bad(row.line(), String.valueOf(e.getMessage())));
    }
  }

  private Said said(Row row, Optional<String> column, Optional<Rating> rating) {
    ObjectNode said = MentionJson.MAPPER.createObjectNode();
    Optional<String> id = columns.of(Columns.ID, row).map(String::strip);
    boolean several = choices.answers() || columns.texts().size() > 1;
    id.ifPresent(name -> said.put("id", several ? name + '#' + column.orElse("") : name));
    column.flatMap(row::cell).ifPresent(text -> said.put("text", text));
    title(row, column.filter(name -> several)).ifPresent(title -> said.put("title", title));
    PLAIN_FIELDS.forEach(f -> columns.of(f, row).ifPresent(value -> said.put(f, value)));
    columns
        .of(Columns.DATE, row)
        .ifPresent(written -> said.put("publishedAt", dates.read(written).toString()));
    rating.ifPresent(r -> rate(said, r));
    thread(id).ifPresent(thread -> said.putIfAbsent(Columns.THREAD, said.textNode(thread)));
    if (id.isEmpty()) {
      said.put("ordinal", equals.merge(key(said), 1, Integer::sum));
    }
    return Said.of(row.line(), said);
  }

  /** Of an answer, its question. */
  private Optional<String> title(Row row, Optional<String> asked) {
    return columns.of(Columns.TITLE, row).or(() -> question).or(() -> asked);
  }

  /** What one respondent answers belongs together, and so does a talk. */
  private Optional<String> thread(Optional<String> id) {
    return session.or(() -> choices.answers() ? id : Optional.empty());
  }

  private static void rate(ObjectNode said, Rating rating) {
    said.put("rating", rating.value());
    said.put("ratingMin", rating.min());
    said.put("ratingMax", rating.max());
  }

  /** What names a row in the import, which leaves these out. */
  private static String key(ObjectNode said) {
    String named = said.deepCopy().remove(List.of("contact", "language")).toString();
    return MentionId.of("row", "", named).value();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
