package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.PlainText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads schema.org values in all the shapes that sites give them. */
final class Node {
  private static final int DEEPEST = 64;

  private Node() {}

  /** Visits every object of the trees with the object around it. */
  static void walk(List<JsonNode> roots, Visitor visitor) {
    roots.forEach(root -> walk(root, null, visitor, 0));
  }

  private static void walk(JsonNode node, @Nullable JsonNode around, Visitor visitor, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isObject()) {
      visitor.visit(node, around);
    }
    JsonNode parent = node.isObject() ? node : around;
    node.forEach(child -> walk(child, parent, visitor, depth + 1));
  }

  /** Sees one object and the one around it. */
  @FunctionalInterface
  interface Visitor {
    void visit(JsonNode node, @Nullable JsonNode around);
  }

  /** Whether one of its types, without the vocabulary's address, is one of these. */
  static boolean is(JsonNode node, String... types) {
    return types(node).anyMatch(List.of(types)::contains);
  }

  static Stream<String> types(JsonNode node) {
    return each(node.path("@type")).map(type -> type.asText().replaceFirst("^.*[/#:]", ""));
  }

  /** The values of a property: none, one or a list, as they come. */
  static Stream<JsonNode> each(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
        : value.isMissingNode() || value.isNull() ? Stream.empty() : Stream.of(value);
  }

  /** The first of these properties that holds readable text. */
  static @Nullable String text(JsonNode node, String... properties) {
    for (String property : properties) {
      for (JsonNode value : each(node.path(property)).toList()) {
        String text = value.isObject() ? text(value, "@value", "name") : value.asText();
        if (text != null && !text.isBlank()) {
          return PlainText.lenient(text);
        }
      }
    }
    return null;
  }

  /** What a value refers to by its id, where it only does that. */
  static JsonNode resolved(JsonNode value, Map<String, JsonNode> byId) {
    boolean reference = value.isObject() && value.size() == 1 && value.has("@id");
    return reference ? byId.getOrDefault(value.path("@id").asText(), value) : value;
  }
}
