package earshot.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.mention.MentionJson;
import earshot.mention.Texts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** One JSON object that somebody sent, read strictly: each refusal names the field. */
final class JsonFields {
  private static final ObjectReader READER =
      MentionJson.MAPPER
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode object;

  private JsonFields(JsonNode object) {
    this.object = object;
  }

  /**
   * The fields of this object.
   *
   * @param known all that may occur
   */
  static JsonFields of(String json, Set<String> known) {
    JsonNode read = tree(json);
    read.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw refused(
                    name, "there is no field \"%s\"; %s".formatted(name, hint(name, known)));
              }
            });
    return new JsonFields(read);
  }

  private static String hint(String name, Set<String> known) {
    return Nearest.to(name, known)
        .map("did you mean \"%s\"?"::formatted)
        .orElseGet(() -> "known are " + String.join(", ", new TreeSet<>(known)));
  }

  /** An object whose fields somebody else knows. */
  static JsonNode tree(String json) {
    JsonNode read = read(json);
    if (!read.isObject()) {
      throw unreadable("a JSON object is due here");
    }
    return read;
  }

  private static JsonNode read(String json) {
    try {
      return READER.readTree(json);
    } catch (JsonProcessingException e) {
      throw unreadable("not JSON: " + e.getOriginalMessage());
    }
  }

  private static Problem.Thrown unreadable(String why) {
    return Problem.of(400, "bad-json", "The body can't be read", why).thrown();
  }

  static Problem.Thrown refused(String field, String why) {
    return Problem.badParameter(field, OptionalInt.empty(), why).thrown();
  }

  /** Absent when null, blank or not given. */
  Optional<String> text(String name, int most) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw refused(name, name + " must be a string");
    }
    Optional<String> text = value.map(JsonNode::textValue).flatMap(Texts::present);
    if (text.isPresent() && text.get().length() > most) {
      throw refused(
          name, "%s is longer than %,d characters: %,d".formatted(name, most, text.get().length()));
    }
    return text;
  }

  String neededText(String name, int most) {
    return text(name, most).orElseThrow(() -> refused(name, name + " must not be empty"));
  }

  /** A list of strings; empty when null or not given. */
  List<String> texts(String name, int most) {
    JsonNode list = value(name).orElse(MissingNode.getInstance());
    List<String> texts = new ArrayList<>();
    for (JsonNode one : list) {
      texts.add(one.asText());
    }
    if (!(list.isMissingNode() || list.isArray())
        || texts.stream().anyMatch(text -> text.isBlank() || text.length() > most)) {
      throw refused(name, name + " must be a list of strings of at most " + most + " characters");
    }
    return texts;
  }

  /** A needed object, whose fields somebody else knows, with all values as text. */
  Map<String, String> named(String name) {
    JsonNode given =
        value(name)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> refused(name, name + " must be an object"));
    Map<String, String> named = new LinkedHashMap<>();
    given.properties().forEach(each -> named.put(each.getKey(), each.getValue().asText()));
    return named;
  }

  Optional<Double> number(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isNumber()) {
      throw refused(name, name + " must be a number");
    }
    return value.map(JsonNode::doubleValue);
  }

  Optional<Boolean> truth(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw refused(name, name + " must be true or false");
    }
    return value.map(JsonNode::booleanValue);
  }

  OptionalLong whole(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isIntegralNumber()) {
      throw refused(name, name + " must be a whole number");
    }
    return value.map(node -> OptionalLong.of(node.longValue())).orElse(OptionalLong.empty());
  }

  Optional<Boolean> flag(String name) {
    Optional<JsonNode> value = value(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw refused(name, name + " must be true or false");
    }
    return value.map(JsonNode::booleanValue);
  }

  /** Whatever it is. */
  Optional<JsonNode> node(String name) {
    return value(name);
  }

  Optional<Instant> time(String name) {
    try {
      return text(name, 40).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw refused(name, name + " must be a time such as 2026-03-10T12:00:00Z");
    }
  }

  private Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }
}
