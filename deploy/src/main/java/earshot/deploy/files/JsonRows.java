package earshot.deploy.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import earshot.mention.MentionJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Objects of a JSON array, of the longest array in an object, or one object a line. */
final class JsonRows implements Rows {
  private static final int LONGEST_FIRST_LINE = 1 << 20;

  /** The next row, as long as there is one. */
  @FunctionalInterface
  private interface Reading {
    Optional<Row> next() throws IOException;
  }

  private final BufferedReader text;
  private final Reading reading;
  private Optional<Row> next;

  private JsonRows(BufferedReader text, Reading reading) throws IOException {
    this.text = text;
    this.reading = reading;
    next = reading.next();
  }

  static JsonRows open(BufferedReader text) throws IOException {
    String start = Start.of(text, LONGEST_FIRST_LINE).stripLeading();
    int end = start.indexOf('\n');
    String first = end < 0 ? start : start.substring(0, end);
    boolean more = end >= 0 && !start.substring(end).isBlank();
    Optional<JsonNode> object = object(first);
    boolean lines = object.filter(one -> more || list(one).isEmpty()).isPresent();
    return new JsonRows(text, lines ? new Lines(text) : document(text));
  }

  private static Optional<JsonNode> object(String line) {
    try {
      return Optional.of(MentionJson.MAPPER.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty(); // it goes on behind this line
    }
  }

  private static Reading document(BufferedReader text) throws IOException {
    JsonParser parser = MentionJson.MAPPER.createParser(text);
    try {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        parser.clearCurrentToken();
        return new Elements(parser);
      }
      @Nullable JsonNode whole = MentionJson.MAPPER.readTree(parser); // none in an empty file
      return Optional.ofNullable(whole)
          .flatMap(JsonRows::list)
          .map(Members::new)
          .orElseThrow(() -> new Unusable("the JSON holds no list of objects"));
    } catch (JsonProcessingException e) {
      throw new Unusable(
          "not JSON, line %d: %s".formatted(line(e, parser), e.getOriginalMessage()));
    }
  }

  /** What is too large or too deep to be read says no place of its own. */
  private static int line(JsonProcessingException e, JsonParser parser) {
    @Nullable JsonLocation at = e.getLocation();
    return (at == null ? parser.currentLocation() : at).getLineNr();
  }

  private static Optional<Iterator<JsonNode>> list(JsonNode whole) {
    return StreamSupport.stream(whole.spliterator(), false)
        .filter(member -> member.isArray() && member.path(0).isObject())
        .max(Comparator.comparingInt(JsonNode::size))
        .map(JsonNode::iterator);
  }

  /** One object a line; a line that is none is told and the next is read. */
  private static final class Lines implements Reading {
    private final BufferedReader text;
    private long line;

    Lines(BufferedReader text) {
      this.text = text;
    }

    @Override
    public Optional<Row> next() throws IOException {
      String read = text.readLine();
      line++;
      while (read != null && read.isBlank()) {
        read = text.readLine();
        line++;
      }
      return Optional.ofNullable(read).map(this::row);
    }

    private Row row(String json) {
      try {
        JsonNode object = MentionJson.MAPPER.readTree(json);
        return object.isObject()
            ? Row.of(line, cells(object))
            : Row.bad(line, "it is no JSON object");
      } catch (JsonProcessingException e) {
        return Row.bad(line, "not JSON: " + e.getOriginalMessage());
      }
    }
  }

  /** Elements of an array as they are read; behind a fault there is no telling what follows. */
  private static final class Elements implements Reading {
    private final MappingIterator<JsonNode> elements;
    private boolean broken;

    Elements(JsonParser parser) throws IOException {
      elements = MentionJson.MAPPER.readerFor(JsonNode.class).readValues(parser);
    }

    @Override
    public Optional<Row> next() throws IOException {
      try {
        if (broken || !elements.hasNextValue()) {
          return Optional.empty();
        }
        long line = elements.getCurrentLocation().getLineNr();
        return Optional.of(row(line, elements.nextValue()));
      } catch (JsonProcessingException e) {
        broken = true;
        return Optional.of(
            Row.bad(
                line(e, elements.getParser()),
                "not JSON, and nothing behind it can be read: " + e.getOriginalMessage()));
      }
    }
  }

  /** Elements of an array within an object; their number stands for the line. */
  private static final class Members implements Reading {
    private final Iterator<JsonNode> elements;
    private long number;

    Members(Iterator<JsonNode> elements) {
      this.elements = elements;
    }

    @Override
    public Optional<Row> next() {
      number++;
      return elements.hasNext() ? Optional.of(row(number, elements.next())) : Optional.empty();
    }
  }

  private static Row row(long line, JsonNode element) {
    return element.isObject()
        ? Row.of(line, cells(element))
        : Row.bad(line, "it is no JSON object");
  }

  private static Map<String, String> cells(JsonNode object) {
    Map<String, String> cells = new LinkedHashMap<>();
    flatten("", object, cells);
    return cells;
  }

  /** A field of an object in a field is named by both: author.name. */
  private static void flatten(String prefix, JsonNode object, Map<String, String> cells) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      if (field.getValue().isObject()) {
        flatten(name + '.', field.getValue(), cells);
      } else if (!plain(field.getValue()).isBlank()) {
        cells.put(name, plain(field.getValue()));
      }
    }
  }

  /** A text in pieces, as chats store it where parts are bold or links, is one text. */
  private static String plain(JsonNode value) {
    if (!value.isArray()) {
      return value.asText("");
    }
    return StreamSupport.stream(value.spliterator(), false)
        .map(piece -> piece.isObject() ? piece.path("text").asText("") : piece.asText(""))
        .collect(Collectors.joining());
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Row next() {
    Row row = next.orElseThrow(NoSuchElementException::new);
    try {
      next = reading.next();
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
