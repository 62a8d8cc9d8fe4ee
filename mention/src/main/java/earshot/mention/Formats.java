package earshot.mention;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The formats that values have had on topics and in states, by number in a field of their JSON;
 * without the field it is the first.
 */
final class Formats {
  /** Where a value says in which format it is written. */
  static final String FIELD = "format";

  /**
   * Steps from each format to the next. Values that are not named here have had one format only; a
   * new field that may be absent makes no new one.
   */
  static final Formats OURS = new Formats(Map.of());

  private static final ObjectMapper TREES = new ObjectMapper();

  private final Map<Class<?>, List<UnaryOperator<ObjectNode>>> steps;

  Formats(Map<Class<?>, List<UnaryOperator<ObjectNode>>> steps) {
    this.steps = Map.copyOf(steps);
  }

  /** The number that is written now. */
  int newest(Class<?> type) {
    return steps.getOrDefault(type, List.of()).size() + 1;
  }

  /** The value as JSON, with its number where it was once written otherwise. */
  byte[] write(Object value, ObjectWriter writer) throws IOException {
    byte[] json = writer.writeValueAsBytes(value);
    int newest = newest(value.getClass());
    return newest == 1
        ? json
        : TREES.writeValueAsBytes(((ObjectNode) TREES.readTree(json)).put(FIELD, newest));
  }

  /**
   * The value of JSON in this or an older format.
   *
   * @throws IOException when it is newer, or none of this type
   */
  <T> T read(byte[] json, Class<T> type, ObjectReader reader) throws IOException {
    try {
      return newest(type) == 1
          ? reader.readValue(json)
          : reader.readValue(raised(reader.readTree(json), type));
    } catch (IOException e) {
      // What is newer may lack what is needed now; then its number says more than that.
      raised(reader.readTree(json), type);
      throw e;
    }
  }

  private JsonNode raised(JsonNode written, Class<?> type) throws IOException {
    if (!(written instanceof ObjectNode object)) {
      return written;
    }
    int format = number(object.path(FIELD), type);
    object.remove(FIELD);
    for (UnaryOperator<ObjectNode> step :
        steps.getOrDefault(type, List.of()).subList(format - 1, newest(type) - 1)) {
      object = step.apply(object);
    }
    return object;
  }

  private int number(JsonNode given, Class<?> type) throws NewerFormat {
    int number = given.isMissingNode() ? 1 : given.asInt(0);
    if (number < 1 || number > newest(type)) {
      throw new NewerFormat(type, given.asText(), newest(type));
    }
    return number;
  }

  /**
   * Refuses what is newer while it is read. Values know no field of this name, so where it is
   * missing this costs nothing.
   */
  DeserializationProblemHandler newerRefused() {
    return new DeserializationProblemHandler() {
      @Override
      public boolean handleUnknownProperty(
          DeserializationContext context,
          JsonParser json,
          JsonDeserializer<?> deserializer,
          Object beanOrClass,
          String name)
          throws IOException {
        Class<?> type = deserializer.handledType();
        if (name.equals(FIELD) && json.getValueAsInt(0) != newest(type)) {
          throw new NewerFormat(type, json.getText(), newest(type));
        }
        return false;
      }
    };
  }
}
