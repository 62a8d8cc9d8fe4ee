package earshot.deploy.config;

import earshot.ingest.source.Addresses;
import earshot.query.Unfit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping against a declaration: unknown keys, wrong types and bad values are refused where
 * they stand.
 */
final class Section {
  /** How the check of an address calls itself. */
  private static final String ADDRESS = String.valueOf(Addresses.http());

  private Section() {}

  /** The settings of this mapping; {@code others} are keys that somebody else reads. */
  static AbstractConfig read(
      String subject, Yaml.Fields fields, ConfigDef declared, List<String> others) {
    refuseUnknown(subject, fields, allKeys(declared, others));
    Map<String, Object> values = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (key, field) -> {
              ConfigDef.ConfigKey setting = declared.configKeys().get(key);
              if (setting != null) {
                values.put(key, value(subject, setting, field));
              }
            });
    missing(declared, values).ifPresent(key -> refuseMissing(subject, fields, key));
    return new AbstractConfig(declared, values, false);
  }

  private static Object value(String subject, ConfigDef.ConfigKey setting, Yaml field) {
    Unfit.Kind kind = ofType(setting.type);
    try {
      Object parsed = ConfigDef.parseType(setting.name, written(field, setting.type), setting.type);
      kind = ofCheck(setting.validator);
      if (setting.validator != null) {
        setting.validator.ensureValid(setting.name, parsed);
      }
      return parsed;
    } catch (ConfigException e) {
      String why =
          "'%s' of %s is not usable: %s (%s)"
              .formatted(setting.name, subject, reason(e), setting.documentation);
      throw new ConfigurationException(field.at(), new Unfit(setting.name, kind, why, reason(e)));
    }
  }

  /** What is wrong with a value that is of another type. */
  private static Unfit.Kind ofType(ConfigDef.Type type) {
    return switch (type) {
      case INT, LONG, SHORT -> Unfit.Kind.WHOLE;
      case DOUBLE -> Unfit.Kind.NUMBER;
      case BOOLEAN -> Unfit.Kind.TRUTH;
      default -> Unfit.Kind.OTHER;
    };
  }

  /** What is wrong with a value that a check refuses; most checks say so in English only. */
  private static Unfit.Kind ofCheck(ConfigDef.@Nullable Validator check) {
    return ADDRESS.equals(String.valueOf(check)) ? Unfit.Kind.ADDRESS : Unfit.Kind.OTHER;
  }

  private static Object written(Yaml field, ConfigDef.Type type) {
    Object value = field.value();
    if (type == ConfigDef.Type.LIST) {
      return value instanceof List<?> many
          ? many.stream().map(Object::toString).toList()
          : List.of(value.toString());
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      throw new ConfigException("one value is due here, not " + field.what());
    }
    return value.toString();
  }

  private static String reason(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    return message.substring(message.lastIndexOf(": ") + 1).strip();
  }

  private static Optional<ConfigDef.ConfigKey> missing(
      ConfigDef declared, Map<String, Object> values) {
    return declared.configKeys().values().stream()
        .filter(
            key -> key.defaultValue == ConfigDef.NO_DEFAULT_VALUE && !values.containsKey(key.name))
        .findFirst();
  }

  private static void refuseMissing(String subject, Yaml.Fields fields, ConfigDef.ConfigKey key) {
    String why = "%s needs '%s': %s".formatted(subject, key.name, key.documentation);
    throw new ConfigurationException(fields.at(), new Unfit(key.name, Unfit.Kind.MISSING, why));
  }

  private static List<String> allKeys(ConfigDef declared, List<String> others) {
    return java.util.stream.Stream.concat(others.stream(), declared.names().stream().sorted())
        .toList();
  }

  /** Refuses the first key that nobody reads, with the nearest one that somebody does. */
  static void refuseUnknown(String subject, Yaml.Fields fields, List<String> known) {
    fields
        .fields()
        .forEach(
            (key, field) -> {
              if (!known.contains(key)) {
                throw new ConfigurationException(
                    field.at(),
                    "unknown key '%s' in %s; did you mean '%s'? Known are: %s"
                        .formatted(key, subject, nearest(key, known), String.join(", ", known)));
              }
            });
  }

  private static String nearest(String key, List<String> known) {
    return known.stream().min(Comparator.comparingInt(other -> distance(key, other))).orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    java.util.Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
