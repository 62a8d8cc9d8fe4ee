package earshot.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.priority.Weights;
import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.assess.rule.Rule;
import earshot.assess.theme.ThemeEdit;
import earshot.ingest.connect.References;
import earshot.mention.Brand;
import earshot.query.digest.DigestPlan;
import earshot.query.followup.FollowupPlan;
import earshot.query.openid.OpenIdSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What the operator declared.
 *
 * @param kafkaLogin how outside brokers are logged in to, as it stands in the file
 * @param encoder whether a sentence encoder reads English texts that words leave undecided
 */
public record Configuration(
    List<Brand> brands,
    List<Place> places,
    AbstractConfig network,
    AbstractConfig kafka,
    Optional<String> kafkaLogin,
    AbstractConfig elasticsearch,
    AbstractConfig connect,
    AbstractConfig http,
    Optional<OpenIdSettings> openId,
    Weights weights,
    Alerting alerting,
    List<DigestPlan> digests,
    List<FollowupPlan> followups,
    List<ThemeEdit> themes,
    boolean encoder) {
  private static final String WHOLE = "the configuration";

  /** Reads a file; the environment answers {@code ${env:NAME}}. */
  public static Configuration read(
      Path file, Map<String, SourceType> types, Map<String, String> environment) {
    return parse(file.getFileName().toString(), text(file), types, environment);
  }

  /** Where a file says that the brokers are; no secret of anything else is looked up. */
  public static AbstractConfig kafka(Path file, Map<String, String> environment) {
    Yaml whole = Yaml.parse(file.getFileName().toString(), text(file));
    return section(whole.asFields(WHOLE), "kafka", Settings.KAFKA, new References(environment));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationException(
          new Position(file.toString(), 1), "cannot be read: " + e.getMessage());
    }
  }

  /** Reads a text as if it stood in that file. */
  public static Configuration parse(
      String file, String text, Map<String, SourceType> types, Map<String, String> environment) {
    Yaml.Fields root = Yaml.parse(file, text).resolved(new References(environment)).asFields(WHOLE);
    return new Reading(root, types).configuration();
  }

  /**
   * A rule that people make while Earshot runs, in the words of this file.
   *
   * @throws IllegalArgumentException saying why it is refused
   */
  public Rule rule(JsonNode written) {
    return alerting.rule(written, weights.target());
  }

  private static AbstractConfig section(
      Yaml.Fields root, String key, ConfigDef declared, UnaryOperator<String> resolve) {
    String subject = "'" + key + "'";
    Yaml.Fields fields =
        Optional.ofNullable(root.fields().get(key))
            .map(written -> written.asFields(subject).resolved(resolve))
            .orElse(new Yaml.Fields(root.at(), Map.of()));
    return Section.read(subject, fields, declared, List.of());
  }

  /** One reading of one file. */
  private static final class Reading {
    private final Yaml.Fields root;
    private final Map<String, SourceType> types;
    private final List<Brand> brands = new ArrayList<>();
    private final Map<Map<String, Object>, Place> places = new LinkedHashMap<>();

    Reading(Yaml.Fields root, Map<String, SourceType> types) {
      this.root = root;
      this.types = types;
    }

    Configuration configuration() {
      Section.refuseUnknown(WHOLE, root, keys());
      field(root, "brands")
          .map(list -> list.asList("'brands'"))
          .orElse(List.of())
          .forEach(this::brand);
      Weights weights = weights();
      AbstractConfig http = section("http", Settings.HTTP);
      Alerting alerting = Alerting.read(root, weights.target());
      return new Configuration(
          brands,
          List.copyOf(places.values()),
          section("network", Settings.NETWORK),
          section("kafka", Settings.KAFKA),
          written("kafka", "sasl-jaas-config"),
          section("elasticsearch", Settings.ELASTICSEARCH),
          section("connect", Settings.CONNECT),
          http,
          OpenIdSection.read(root, http),
          weights,
          alerting,
          Digests.read(root, brands, alerting),
          FollowupSettings.read(root, brands, alerting),
          OwnThemes.read(root),
          section("sentiment", Settings.SENTIMENT).getBoolean("encoder"));
    }

    private static List<String> keys() {
      return Settings.SECTIONS.keySet().stream()
          .map(key -> key.replaceFirst("(\\[]|\\.).*", ""))
          .distinct()
          .toList();
    }

    private AbstractConfig section(String key, ConfigDef declared) {
      return Configuration.section(root, key, declared, UnaryOperator.identity());
    }

    private Optional<String> written(String section, String key) {
      return field(root, section)
          .flatMap(fields -> field(fields.asFields("'" + section + "'"), key))
          .map(value -> value.written().toString());
    }

    private Weights weights() {
      Map<String, Double> points = new LinkedHashMap<>();
      section("priority", Settings.PRIORITY)
          .values()
          .forEach((term, value) -> points.put(term, (Double) value));
      AbstractConfig targets = section("targets", Settings.TARGETS);
      try {
        return new Weights(points, Spans.of(targets.getString("answer")));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            field(root, "targets").orElse(root).at(), "'answer' of 'targets': " + e.getMessage());
      }
    }

    private void brand(Yaml written) {
      Yaml.Fields fields = written.asFields("a brand");
      AbstractConfig brand =
          Section.read("a brand", fields, Settings.BRAND, List.of("sources", "listing"));
      String name = brand.getString("name").strip();
      refuseTwin(name, fields);
      Map<String, String> listing =
          field(fields, "listing").map(DeclaredListing::facts).orElse(Map.of());
      brands.add(new Brand(name, query(brand, fields), listing));
      field(fields, "sources")
          .map(list -> list.asList("'sources'"))
          .orElse(List.of())
          .forEach(place -> place(name, place));
    }

    private void refuseTwin(String name, Yaml.Fields fields) {
      if (name.isEmpty()) {
        throw new ConfigurationException(fields.at(), "a brand needs a name that is not blank");
      }
      if (brands.stream().anyMatch(other -> other.name().equals(name))) {
        throw new ConfigurationException(
            fields.at(), "a second brand named '" + name + "'; names must differ");
      }
    }

    private static Optional<String> query(AbstractConfig brand, Yaml.Fields fields) {
      Optional<String> query =
          Optional.ofNullable(brand.getString("query")).filter(q -> !q.isBlank());
      try {
        query.ifPresent(Query::parse);
        return query;
      } catch (QueryException e) {
        throw new ConfigurationException(
            field(fields, "query").orElse(fields).at(),
            "the query cannot be read: " + e.getMessage());
      }
    }

    private void place(String brand, Yaml written) {
      Yaml.Fields fields = written.asFields("a source");
      SourceType type = type(fields);
      Section.read("a source of type " + type.name(), fields, type.place(), List.of("type"));
      Map<String, Object> settings = new LinkedHashMap<>(fields.value());
      settings.remove("type");
      Map<String, Object> asWritten = new LinkedHashMap<>(fields.written());
      asWritten.remove("type");
      Map<String, Object> key = new LinkedHashMap<>(settings);
      key.put("type", type.name());
      places.merge(key, new Place(type, List.of(brand), settings, asWritten), Reading::shared);
    }

    private static Place shared(Place one, Place other) {
      Set<String> both = new LinkedHashSet<>(one.brands());
      both.addAll(other.brands());
      return new Place(one.type(), List.copyOf(both), one.settings(), one.written());
    }

    private SourceType type(Yaml.Fields fields) {
      Yaml written =
          field(fields, "type")
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          fields.at(), "a source needs 'type'; known are: " + known()));
      SourceType type = types.get(written.value().toString());
      if (type == null) {
        throw new ConfigurationException(
            written.at(),
            "unknown source type %s; known are: %s".formatted(written.what(), known()));
      }
      return type;
    }

    private String known() {
      return String.join(", ", types.keySet().stream().sorted().toList());
    }

    private static Optional<Yaml> field(Yaml.Fields fields, String key) {
      return Optional.ofNullable(fields.fields().get(key));
    }
  }
}
