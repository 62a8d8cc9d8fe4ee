package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * Under which names the place gives what we know by ours; dots lead into objects.
 *
 * @param theirs by ours
 */
record Fields(Map<String, String> theirs) {
  /** As the API before Terra named them. */
  private static final Map<String, String> USUAL =
      new TreeMap<>(
          Map.of(
              "id", "id",
              "title", "title",
              "text", "text",
              "rating", "rating",
              "language", "lang",
              "published", "published_date",
              "url", "url",
              "author", "user.username",
              "reply", "owner_response.text",
              "replied", "owner_response.published_date"));

  /** The usual names but for those given as {@code ours=theirs}. */
  static Fields of(List<String> others) {
    Map<String, String> theirs = new TreeMap<>(USUAL);
    for (String pair : others) {
      String[] names = pair.split("=", 2);
      if (names.length < 2 || names[1].isBlank() || !USUAL.containsKey(names[0].strip())) {
        throw new ConfigException("fields", pair, "ours=theirs is due; ours are " + described());
      }
      theirs.put(names[0].strip(), names[1].strip());
    }
    return new Fields(theirs);
  }

  static String described() {
    return String.join(", ", USUAL.keySet());
  }

  /** What is there under our names. */
  JsonNode ours(JsonNode review) {
    ObjectNode ours = JsonNodeFactory.instance.objectNode();
    theirs.forEach((name, path) -> ours.set(name, review.at("/" + path.replace('.', '/'))));
    return ours;
  }
}
