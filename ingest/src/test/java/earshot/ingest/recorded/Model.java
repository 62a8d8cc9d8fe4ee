package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a place itself says that it answers, as JSON Schema; {@link Models} reads the forms in which
 * places say so.
 *
 * @param name for people
 * @param document holds what its parts refer to
 * @param answer describes the answer, or the part of it that is described
 * @param below the path of that part; empty for all of an answer
 * @param lacking what the place gives and its model has not
 */
public record Model(
    String name, JsonNode document, JsonNode answer, String below, Set<String> lacking) {
  private static final String ELEMENT = "[]";

  /** A model of all of an answer. */
  Model(String name, JsonNode document, JsonNode answer) {
    this(name, document, answer, "", Set.of());
  }

  /** The same of one part of an answer, as in {@code commit.record}. */
  public Model of(String part) {
    return new Model(name, document, answer, part, lacking);
  }

  /** The same, where it has not what the place is known to give: recordings or its words say so. */
  public Model lacking(String... paths) {
    return new Model(name, document, answer, below, Set.of(paths));
  }

  /** Compares what a feed reads of an answer with this. */
  public void compare(String feed, String answer, Ablation.PageReader reader) throws IOException {
    compare(feed, Ablation.read(MentionJson.MAPPER.readTree(answer), reader));
  }

  private void compare(String feed, Map<String, JsonNode> read) {
    Set<String> agreeing = new TreeSet<>();
    Set<String> undescribed = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    read.forEach(
        (path, value) -> {
          List<JsonNode> shapes = at(path);
          boolean fits = shapes.stream().anyMatch(shape -> fits(shape, value));
          Set<String> verdict = fits ? agreeing : unknown;
          (!path.startsWith(below) || isOpenAbove(path) ? undescribed : verdict).add(path);
        });
    System.out.printf(
        "%-21s %-38s read %3d agreeing %3d undescribed %s unknown %s%n",
        feed, name, read.size(), agreeing.size(), undescribed, unknown);
    assertThat(unknown).as("what %s reads and %s does not have so", feed, name).isEqualTo(lacking);
    assertThat(agreeing).as("what %s reads of %s", feed, name).hasSizeGreaterThan(2);
  }

  /** Whether the model only says that something is there, and not what. */
  private boolean isOpenAbove(String path) {
    int end = path.lastIndexOf('.');
    return end >= 0
        && (at(path.substring(0, end)).stream().anyMatch(Model::isOpen)
            || isOpenAbove(path.substring(0, end)));
  }

  private static boolean isOpen(JsonNode shape) {
    return !shape.has("properties") && !shape.has("items") && !shape.has("enum");
  }

  private List<JsonNode> at(String path) {
    List<JsonNode> shapes = shapes(answer).toList();
    String rest = path.startsWith(below) ? path.substring(below.length()) : path;
    for (String step : rest.replace(ELEMENT, "." + ELEMENT).split("\\.")) {
      if (!step.isEmpty()) {
        shapes = shapes.stream().flatMap(shape -> shapes(next(shape, step))).toList();
      }
    }
    return shapes;
  }

  private static JsonNode next(JsonNode shape, String step) {
    return step.equals(ELEMENT) ? shape.path("items") : shape.path("properties").path(step);
  }

  /** What a schema may stand for, with what it refers to. */
  private Stream<JsonNode> shapes(JsonNode schema) {
    if (schema.has("$ref")) {
      JsonNode named = document.at(schema.path("$ref").asText().substring(1));
      return named.isMissingNode() ? Stream.of(NullNode.getInstance()) : shapes(named);
    }
    List<JsonNode> parts =
        Stream.of("allOf", "anyOf", "oneOf")
            .flatMap(how -> StreamSupport.stream(schema.path(how).spliterator(), false))
            .flatMap(this::shapes)
            .toList();
    boolean says = parts.isEmpty() || schema.has("properties");
    return Stream.concat(
        schema.isMissingNode() || !says ? Stream.of() : Stream.of(schema), parts.stream());
  }

  private static boolean fits(JsonNode shape, JsonNode value) {
    JsonNode type = shape.path("type");
    Set<String> types = new TreeSet<>();
    (type.isArray() ? type : List.of(type)).forEach(one -> types.add(one.asText()));
    types.remove("");
    boolean number = value.isNumber() && types.contains("number");
    return types.isEmpty() || number || types.contains(word(value));
  }

  private static String word(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
