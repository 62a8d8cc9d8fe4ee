package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import earshot.ingest.source.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The JSON-LD blocks of a page, read as leniently as search engines do: raw control characters,
 * wrapping comments, useless escapes, junk after the end.
 *
 * @param nodes what could be read
 * @param unreadable blocks about reviews that could not
 */
record JsonLd(List<JsonNode> nodes, List<Item> unreadable) {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();
  private static final Pattern WRAPPING =
      Pattern.compile("^\\s*(//\\s*)?(<!--|<!\\[CDATA\\[)\\s*|\\s*(//\\s*)?(-->|]]>)\\s*$");

  static JsonLd of(Document page) {
    JsonLd found = new JsonLd(new ArrayList<>(), new ArrayList<>());
    for (Element script : page.select("script[type~=(?i)^\\s*application/ld\\+json]")) {
      found.read(WRAPPING.matcher(script.data()).replaceAll(""));
    }
    return found;
  }

  /** Several values may follow each other; what is good before a bad one counts. */
  private void read(String block) {
    int before = nodes.size();
    String problem = null;
    try (MappingIterator<@Nullable JsonNode> values =
        LENIENT.readerFor(JsonNode.class).readValues(block)) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (value != null && value.isContainerNode()) {
          nodes.add(value);
        }
      }
    } catch (JsonProcessingException e) {
      problem = "JSON-LD that is no JSON: " + e.getOriginalMessage();
    } catch (IOException e) {
      throw new UncheckedIOException("a string was read", e);
    }
    if (problem != null && nodes.size() == before && block.matches("(?s).*(Review|Rating).*")) {
      String excerpt = block.substring(0, Math.min(500, block.length()));
      unreadable.add(new Item.Unreadable(Optional.empty(), problem, excerpt));
    }
  }
}
