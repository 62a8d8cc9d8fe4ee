package earshot.ingest.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Secrets that stand outside the file: {@code ${env:NAME}} is an environment variable, {@code
 * ${file:/path}} the content of a file without its last line end. They are looked up where they are
 * needed, so that what is kept in Kafka names them only.
 */
public final class References implements UnaryOperator<String> {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");

  private final Map<String, String> environment;

  public References(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String apply(String text) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.replaceAll(
        found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  /** How to reach Kafka, by the settings that begin so, with what they refer to. */
  static Map<String, Object> kafka(AbstractConfig settings, String prefix) {
    return new References(System.getenv()).in(settings.originalsWithPrefix(prefix));
  }

  /** These settings with what they refer to. */
  Map<String, Object> in(Map<String, Object> settings) {
    Map<String, Object> found = new HashMap<>();
    settings.forEach(
        (key, value) -> found.put(key, value instanceof String text ? apply(text) : value));
    return found;
  }

  private String value(String kind, String name) {
    return kind.equals("env") ? variable(name) : content(Path.of(name));
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the environment variable "
              + name
              + " is not set; set it or take ${env:"
              + name
              + "} out");
    }
    return value;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the file "
              + file
              + " cannot be read ("
              + e.getMessage()
              + "); mend ${file:"
              + file
              + "}",
          e);
    }
  }
}
