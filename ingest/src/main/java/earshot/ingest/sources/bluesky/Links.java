package earshot.ingest.sources.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses in a text, as <a
 * href="https://docs.bsky.app/docs/advanced-guides/post-richtext">facets</a>: without, nobody can
 * follow them.
 */
final class Links {
  private static final Pattern LINK = Pattern.compile("https?://\\S*[^\\s.,;:!?)\\]}'\"]");

  private Links() {}

  /** Where they stand, counted in bytes of UTF-8; empty where there are none. */
  static Optional<ArrayNode> of(String text) {
    ArrayNode facets = JsonNodeFactory.instance.arrayNode();
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      ObjectNode facet = facets.addObject();
      facet
          .putObject("index")
          .put("byteStart", bytes(text, link.start()))
          .put("byteEnd", bytes(text, link.end()));
      facet
          .putArray("features")
          .addObject()
          .put("$type", "app.bsky.richtext.facet#link")
          .put("uri", link.group());
    }
    return Optional.of(facets).filter(some -> !some.isEmpty());
  }

  private static int bytes(String text, int end) {
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }
}
