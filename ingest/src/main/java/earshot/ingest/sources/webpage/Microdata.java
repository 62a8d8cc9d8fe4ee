package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Turns microdata into the tree that the same facts would be in JSON-LD, see <a
 * href="https://html.spec.whatwg.org/multipage/microdata.html#json">the standard</a>.
 */
final class Microdata {
  private static final int DEEPEST = 32;

  private Microdata() {}

  static List<JsonNode> of(Document page) {
    List<JsonNode> items = new ArrayList<>();
    for (Element scope : page.select("[itemscope]:not([itemprop])")) {
      items.add(item(scope, 0));
    }
    return items;
  }

  private static ObjectNode item(Element scope, int depth) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("@type", scope.attr("itemtype").strip().split("\\s+")[0]);
    if (scope.hasAttr("itemid")) {
      item.put("@id", scope.attr("itemid").strip());
    }
    if (depth < DEEPEST) {
      for (Element property : properties(scope)) {
        add(item, property, depth);
      }
    }
    return item;
  }

  private static void add(ObjectNode item, Element property, int depth) {
    JsonNode value =
        property.hasAttr("itemscope")
            ? item(property, depth + 1)
            : JsonNodeFactory.instance.textNode(value(property));
    for (String name : property.attr("itemprop").strip().split("\\s+")) {
      String known = name.substring(name.lastIndexOf('/') + 1);
      if (item.get(known) == null) {
        item.set(known, value);
      } else if (item.get(known) instanceof ArrayNode several) {
        several.add(value);
      } else {
        item.set(known, item.arrayNode().add(item.get(known)).add(value));
      }
    }
  }

  /** Those within the item but not within one of its items, and those it refers to, in order. */
  private static Set<Element> properties(Element scope) {
    Set<Element> found = new LinkedHashSet<>();
    Set<Element> seen = new LinkedHashSet<>(List.of(scope));
    Deque<Element> open = new ArrayDeque<>(scope.children());
    for (String id : scope.attr("itemref").strip().split("\\s+")) {
      Element referred = id.isEmpty() ? null : scope.root().getElementById(id);
      if (referred != null) {
        open.add(referred);
      }
    }
    while (!open.isEmpty()) {
      Element element = open.pop();
      if (seen.add(element)) {
        if (element.hasAttr("itemprop")) {
          found.add(element);
        }
        if (!element.hasAttr("itemscope")) {
          element.children().reversed().forEach(open::push);
        }
      }
    }
    return found;
  }

  private static String value(Element property) {
    return switch (property.normalName()) {
      case "a", "area", "link" -> address(property, "href");
      case "audio", "embed", "iframe", "img", "source", "track", "video" ->
          address(property, "src");
      case "object" -> address(property, "data");
      case "time" -> attribute(property, "datetime");
      case "data", "meter" -> attribute(property, "value");
      default -> attribute(property, "content");
    };
  }

  private static String address(Element property, String name) {
    String absolute = property.absUrl(name);
    return absolute.isEmpty() ? attribute(property, name) : absolute;
  }

  private static String attribute(Element property, String name) {
    String value = property.hasAttr(name) ? property.attr(name) : property.attr("content");
    return property.hasAttr(name) || property.hasAttr("content")
        ? value.strip()
        : PlainText.of(property.html());
  }
}
