package earshot.ingest.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds out what somebody reads of JSON: without it they come to something else. */
public final class Ablation {
  private final JsonNode whole;
  private final Function<JsonNode, String> reader;
  private final String usual;
  private final SortedMap<String, JsonNode> read = new TreeMap<>();

  private Ablation(JsonNode whole, Function<JsonNode, String> reader) {
    this.whole = whole;
    this.reader = reader;
    this.usual = reader.apply(whole);
  }

  /**
   * The values that count, by their paths as in {@code items[].id}.
   *
   * @param reader what they come to
   */
  public static SortedMap<String, JsonNode> read(
      JsonNode whole, Function<JsonNode, String> reader) {
    Ablation ablation = new Ablation(whole, reader);
    ablation.below(whole, "", "");
    return ablation.read;
  }

  private void below(JsonNode node, String pointer, String path) {
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      below(node.get(i), pointer + "/" + i, path + "[]");
    }
    node.properties().forEach(field -> without(field.getKey(), field.getValue(), pointer, path));
  }

  private void without(String name, JsonNode value, String pointer, String path) {
    JsonNode rest = whole.deepCopy();
    ((ObjectNode) rest.at(pointer)).remove(name);
    String here = path.isEmpty() ? name : path + "." + name;
    if (!value.isNull() && !reader.apply(rest).equals(usual)) {
      read.putIfAbsent(here, value);
    }
    below(value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), here);
  }
}
