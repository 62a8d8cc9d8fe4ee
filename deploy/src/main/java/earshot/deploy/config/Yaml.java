package earshot.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A piece of YAML that remembers where it stands. */
sealed interface Yaml {
  /** Ours need six. */
  int DEEPEST = 50;

  Position at();

  /** The words for people of what this is. */
  String what();

  /** The plain Java value: String, Boolean, Long, Double, List or Map. */
  Object value();

  /** The same with references as they stand in the file. */
  Object written();

  /**
   * One value; absent for YAML's null.
   *
   * @param text as it stands in the file
   */
  record Scalar(Position at, Optional<Object> scalar, String text) implements Yaml {
    @Override
    public Object written() {
      return value() instanceof String ? text : value();
    }

    @Override
    public String what() {
      return scalar.map(value -> "'" + value + "'").orElse("nothing");
    }

    @Override
    public Object value() {
      return scalar.orElse("");
    }

    @Override
    public Scalar resolved(UnaryOperator<String> resolve) {
      try {
        return new Scalar(
            at, scalar.map(value -> value instanceof String s ? resolve.apply(s) : value), text);
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(at, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A list. */
  record Many(Position at, List<Yaml> items) implements Yaml {
    @Override
    public String what() {
      return "a list";
    }

    @Override
    public Object value() {
      return items.stream().map(Yaml::value).toList();
    }

    @Override
    public Object written() {
      return items.stream().map(Yaml::written).toList();
    }

    @Override
    public Many resolved(UnaryOperator<String> resolve) {
      return new Many(at, items.stream().map(item -> item.resolved(resolve)).toList());
    }
  }

  /** A mapping, in the order of the file. */
  record Fields(Position at, Map<String, Yaml> fields) implements Yaml {
    @Override
    public String what() {
      return "a mapping";
    }

    @Override
    public Map<String, Object> value() {
      Map<String, Object> values = new LinkedHashMap<>();
      fields.forEach((key, field) -> values.put(key, field.value()));
      return values;
    }

    @Override
    public Map<String, Object> written() {
      Map<String, Object> values = new LinkedHashMap<>();
      fields.forEach((key, field) -> values.put(key, field.written()));
      return values;
    }

    @Override
    public Fields resolved(UnaryOperator<String> resolve) {
      Map<String, Yaml> resolved = new LinkedHashMap<>();
      fields.forEach((key, field) -> resolved.put(key, field.resolved(resolve)));
      return new Fields(at, resolved);
    }
  }

  /** The same where every string went through {@code resolve}, which may refuse it. */
  Yaml resolved(UnaryOperator<String> resolve);

  /** Reads a text. */
  static Yaml parse(String file, String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(20).build();
      refuseDepth(file, new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(node -> new Reader(file).read(node))
          .orElse(new Fields(new Position(file, 1), Map.of()));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
      throw new ConfigurationException(new Position(file, line), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ConfigurationException(new Position(file, 1), "not YAML: " + e.getMessage());
    }
  }

  /**
   * Values are composed within each other, so whoever nests them deeply enough ends the process.
   */
  private static void refuseDepth(String file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        throw new ConfigurationException(
            new Position(file, line), "more than " + DEEPEST + " values within each other");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  /** The same of JSON, which comes from no file and refers to none. */
  static Yaml of(JsonNode json) {
    Position nowhere = new Position("json", 1);
    if (json.isObject()) {
      Map<String, Yaml> fields = new LinkedHashMap<>();
      json.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
      return new Fields(nowhere, fields);
    }
    if (json.isArray()) {
      return new Many(nowhere, json.valueStream().map(Yaml::of).toList());
    }
    return new Scalar(
        nowhere,
        json.isNull()
            ? Optional.empty()
            : Optional.of(json.isIntegralNumber() ? (Object) json.longValue() : json.asText()),
        json.asText());
  }

  /** Turns the parser's nodes into ours. */
  record Reader(String file) {
    Yaml read(Node node) {
      return switch (node) {
        case MappingNode mapping -> fields(mapping);
        case SequenceNode sequence ->
            new Many(at(node), sequence.getValue().stream().map(this::read).toList());
        case ScalarNode scalar -> new Scalar(at(node), scalar(scalar), written(scalar));
        default -> throw new ConfigurationException(at(node), "an anchor that leads nowhere");
      };
    }

    private Fields fields(MappingNode mapping) {
      Map<String, Yaml> fields = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        if (fields.put(key, read(tuple.getValueNode())) != null) {
          throw new ConfigurationException(
              at(tuple.getKeyNode()), "'" + key + "' stands twice; keep one");
        }
      }
      return new Fields(at(mapping), fields);
    }

    private Optional<Object> scalar(ScalarNode node) {
      String text = node.getValue();
      Tag tag = node.getTag();
      if (tag.equals(Tag.NULL)) {
        return Optional.empty();
      }
      if (tag.equals(Tag.BOOL)) {
        return Optional.of(Boolean.valueOf(text));
      }
      return Optional.of(number(tag, text).orElse(text));
    }

    private static String written(ScalarNode node) {
      return node.getTag().equals(Tag.NULL) ? "" : node.getValue();
    }

    private static Optional<Object> number(Tag tag, String text) {
      try {
        if (tag.equals(Tag.INT)) {
          return Optional.of(Long.valueOf(text));
        }
        return tag.equals(Tag.FLOAT) ? Optional.of(Double.valueOf(text)) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty(); // 0x10, 1_000 and the like stay the text they are
      }
    }

    private Position at(Node node) {
      return new Position(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
    }
  }

  /** This as a mapping, or refused. */
  default Fields asFields(String subject) {
    if (this instanceof Fields fields) {
      return fields;
    }
    if (this instanceof Scalar scalar && scalar.scalar().isEmpty()) {
      return new Fields(at(), Map.of());
    }
    throw new ConfigurationException(
        at(), subject + " must be a mapping (key: value), not " + what());
  }

  /** This as a list, or refused. */
  default List<Yaml> asList(String subject) {
    if (this instanceof Many many) {
      return new ArrayList<>(many.items());
    }
    if (this instanceof Scalar scalar && scalar.scalar().isEmpty()) {
      return List.of();
    }
    throw new ConfigurationException(
        at(), subject + " must be a list (lines that begin with '-'), not " + what());
  }
}
