package earshot.ingest.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds out what a feed reads of an answer: without it, it comes to something else. */
public final class Ablation {
  private final JsonNode whole;
  private final PageReader reader;
  private final String usual;
  private final SortedMap<String, JsonNode> read = new TreeMap<>();

  private Ablation(JsonNode whole, PageReader reader) {
    this.whole = whole;
    this.reader = reader;
    this.usual = outcome(whole);
  }

  /** How a feed reads the body of an answer. */
  @FunctionalInterface
  public interface PageReader {
    Page read(String body) throws Exception;
  }

  /** The values that count, by their paths as in {@code items[].id}. */
  static SortedMap<String, JsonNode> read(JsonNode whole, PageReader reader) {
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
    if (!value.isNull() && !outcome(rest).equals(usual)) {
      read.putIfAbsent(here, value);
    }
    below(value, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), here);
  }

  private String outcome(JsonNode answer) {
    try {
      Page page = reader.read(answer.toString());
      String items = page.items().stream().map(Ablation::said).collect(Collectors.joining());
      return items + page.next() + page.position() + page.hints();
    } catch (Exception refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static String said(Item item) {
    return item instanceof Item.Said said ? said.mention().mention().toString() : item.toString();
  }
}
