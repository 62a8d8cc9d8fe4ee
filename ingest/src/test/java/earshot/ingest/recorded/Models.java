package earshot.ingest.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The official models that lie in {@code specs} beside the folder of {@link Recorded recordings};
 * tests that need one are skipped, visibly, without it.
 */
public final class Models {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("String", "string"),
          Map.entry("string", "string"),
          Map.entry("datetime", "string"),
          Map.entry("Integer", "integer"),
          Map.entry("int", "integer"),
          Map.entry("unsigned int", "integer"),
          Map.entry("integer", "integer"),
          Map.entry("Float", "number"),
          Map.entry("float", "number"),
          Map.entry("Boolean", "boolean"),
          Map.entry("True", "boolean"),
          Map.entry("bool", "boolean"),
          Map.entry("boolean", "boolean"));

  private Models() {}

  /** A schema of an OpenAPI description in JSON or YAML. */
  public static Model openApi(String file, String schema) throws IOException {
    JsonNode document = read(file);
    return new Model(schema, document, reference("components/schemas/", schema));
  }

  /** What an OpenAPI description says of the answer to a GET. */
  public static Model openApiAnswer(String file, String path) throws IOException {
    JsonNode document = read(file);
    JsonNode answer = document.path("paths").path(path).path("get").path("responses").path("200");
    return new Model(
        "GET " + path, document, answer.path("content").path("application/json").path("schema"));
  }

  /** A list of nodes of Meta's Graph API, as its own SDKs are made from them. */
  public static Model graph(String node) throws IOException {
    ObjectNode schemas = object();
    for (Path file : files("meta")) {
      String name = file.getFileName().toString().replace(".json", "");
      schemas.set(name, graphNode(JSON.readTree(file.toFile())));
    }
    ObjectNode answer = pageOf(reference("schemas/", node));
    return new Model("list of " + node, object().set("schemas", schemas), answer);
  }

  private static ObjectNode graphNode(JsonNode written) {
    ObjectNode properties = object();
    for (JsonNode api : written.path("apis")) {
      if (api.path("method").asText().equals("GET") && api.has("endpoint")) {
        properties.set(
            api.path("endpoint").asText(), pageOf(typed(api.path("return").asText(), "list<")));
      }
    }
    for (JsonNode field : written.path("fields")) {
      if (!properties.has(field.path("name").asText())) {
        properties.set(field.path("name").asText(), typed(field.path("type").asText(), "list<"));
      }
    }
    return object().put("type", "object").set("properties", properties);
  }

  private static ObjectNode pageOf(ObjectNode items) {
    ObjectNode properties = object();
    properties.set("data", object().put("type", "array").set("items", items));
    properties.set("paging", object().put("type", "object"));
    return object().put("type", "object").set("properties", properties);
  }

  /** A type of Telegram's Bot API in the answer that wraps it. */
  public static Model telegram(String type) throws IOException {
    ObjectNode schemas = object();
    read("telegram/api.json")
        .path("types")
        .forEach(written -> schemas.set(written.path("name").asText(), telegramType(written)));
    ObjectNode properties = object();
    properties.set("ok", object().put("type", "boolean"));
    properties.set(
        "result", object().put("type", "array").set("items", reference("schemas/", type)));
    ObjectNode answer = object().put("type", "object").set("properties", properties);
    return new Model("array of " + type, object().set("schemas", schemas), answer);
  }

  private static ObjectNode telegramType(JsonNode written) {
    ObjectNode properties = object();
    for (JsonNode field : written.path("fields")) {
      properties.set(
          field.path("name").asText(), typed(field.path("types").path(0).asText(), "Array of "));
    }
    ObjectNode schema = object().put("type", "object").set("properties", properties);
    ArrayNode others = schema.putArray("oneOf");
    written.path("subtypes").forEach(sub -> others.add(reference("schemas/", sub.asText())));
    return schema;
  }

  /** A type by its word: of a value, of a list of others, or of an object that has its own. */
  private static ObjectNode typed(String word, String list) {
    if (word.startsWith(list)) {
      String of = word.substring(list.length()).replaceFirst(">$", "");
      return object().put("type", "array").set("items", typed(of, list));
    }
    String plain = WORDS.get(word);
    return plain != null ? object().put("type", plain) : reference("schemas/", word);
  }

  /** A record of the AT Protocol by its lexicon, as Jetstream hands it on. */
  public static Model record(String id) throws IOException {
    ObjectNode schemas = object();
    for (Path file : files("bluesky/lexicons")) {
      JsonNode lexicon = JSON.readTree(file.toFile());
      String name = lexicon.path("id").asText();
      lexicon
          .path("defs")
          .properties()
          .forEach(def -> schemas.set(name + "#" + def.getKey(), lexical(name, def.getValue())));
    }
    JsonNode answer = reference("schemas/", id + "#main");
    return new Model(id, object().set("schemas", schemas), answer);
  }

  private static ObjectNode lexical(String lexicon, JsonNode def) {
    return switch (def.path("type").asText()) {
      case "record" -> lexical(lexicon, def.path("record"));
      case "ref" -> referred(lexicon, def.path("ref").asText());
      case "union" -> {
        ObjectNode union = object();
        ArrayNode others = union.putArray("oneOf");
        def.path("refs").forEach(ref -> others.add(referred(lexicon, ref.asText())));
        yield union;
      }
      case "array" ->
          object().put("type", "array").set("items", lexical(lexicon, def.path("items")));
      case "object" -> {
        ObjectNode properties = object();
        def.path("properties")
            .properties()
            .forEach(field -> properties.set(field.getKey(), lexical(lexicon, field.getValue())));
        yield object().put("type", "object").set("properties", properties);
      }
      default -> {
        String plain = WORDS.get(def.path("type").asText());
        yield plain == null ? object() : object().put("type", plain);
      }
    };
  }

  private static ObjectNode referred(String lexicon, String ref) {
    String whole = ref.startsWith("#") ? lexicon + ref : ref;
    return reference("schemas/", whole.contains("#") ? whole : whole + "#main");
  }

  private static ObjectNode reference(String where, String name) {
    return object().put("$ref", "#/" + where + name.replace("~", "~0").replace("/", "~1"));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode read(String file) throws IOException {
    String text = Files.readString(path(file));
    return file.endsWith(".yaml")
        ? JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text))
        : JSON.readTree(text);
  }

  private static Iterable<Path> files(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(path(folder))) {
      return paths.filter(path -> path.toString().endsWith(".json")).toList();
    }
  }

  private static Path path(String name) {
    Path path = Recorded.path("").resolveSibling("specs").resolve(name);
    assumeTrue(Files.exists(path), () -> "no model " + path);
    return path;
  }
}
