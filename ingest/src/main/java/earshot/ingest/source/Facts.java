package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a place states about a business, in its order; what it leaves out is not stated. */
public final class Facts {
  private final Map<String, String> facts = new LinkedHashMap<>();

  public Facts state(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.put(name, value);
    }
    return this;
  }

  /** The text or number of a field. */
  public Facts state(String name, JsonNode of, String field) {
    return state(name, Json.text(of, field));
  }

  /** Stars of five in a field. */
  public Facts stars(String name, JsonNode of, String field) {
    String stars = Json.text(of, field);
    return state(name, stars == null ? null : stars + " of 5");
  }

  /** All of them, stated of this listing. */
  public List<Item> about(String place) {
    return facts.entrySet().stream()
        .<Item>map(fact -> new Item.Fact(place, fact.getKey(), fact.getValue()))
        .toList();
  }
}
