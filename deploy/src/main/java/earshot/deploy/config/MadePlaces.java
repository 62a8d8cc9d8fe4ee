package earshot.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.connect.References;
import earshot.mention.MentionJson;
import earshot.query.Unfit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Reads places that people add while Earshot runs, in the words of the configuration. Whoever adds
 * one could have it sent anywhere what a reference leads to, so only settings that are secrets may
 * refer to something, and nothing but whole.
 */
public final class MadePlaces {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):[^}]+}");

  private final Map<String, SourceType> types;
  private final References references;

  /**
   * A reading of places.
   *
   * @param environment answers {@code ${env:NAME}}
   */
  public MadePlaces(Map<String, SourceType> types, Map<String, String> environment) {
    this.types = types;
    this.references = new References(environment);
  }

  /** Whether this names a secret and is none. */
  public static boolean isReference(String value) {
    return REFERENCE.matcher(value).matches();
  }

  /**
   * The place of these settings.
   *
   * @throws IllegalArgumentException saying why there can't be such a place
   */
  public Place place(String type, List<String> brands, Map<String, Object> settings) {
    SourceType known =
        Optional.ofNullable(types.get(type))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown source type \"%s\"; known are: %s"
                            .formatted(type, String.join(", ", types.keySet()))));
    Map<String, Object> values = new LinkedHashMap<>();
    settings.forEach((name, value) -> values.put(name, value(known, name, value)));
    try {
      Section.read(
          "a source of type " + type,
          Yaml.of(json(values)).asFields("a source"),
          known.place(),
          List.of());
    } catch (ConfigurationException e) {
      throw e.fact();
    }
    return new Place(known, brands, values, settings);
  }

  private Object value(SourceType type, String name, Object value) {
    ConfigDef.ConfigKey key = type.place().configKeys().get(name);
    boolean secret = key != null && key.type == ConfigDef.Type.PASSWORD;
    String text = String.valueOf(value);
    if (secret && !isReference(text)) {
      throw new Unfit(
          name,
          Unfit.Kind.SECRET,
          "'%s' is a secret: name where it stands, as ${env:NAME} or ${file:/path}, and keep it out of here"
              .formatted(name),
          name);
    }
    if (!secret && text.contains("${")) {
      throw new Unfit(
          name, Unfit.Kind.REFERENCE, "'%s' is no secret and can't refer to one".formatted(name));
    }
    return secret ? referred(name, text) : value;
  }

  private String referred(String name, String reference) {
    try {
      return references.apply(reference);
    } catch (IllegalArgumentException e) {
      throw new Unfit(name, Unfit.Kind.AWAY, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode json(Map<String, Object> values) {
    return MentionJson.MAPPER.<ObjectNode>valueToTree(values);
  }
}
