package earshot.ingest.connect;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** Durations as people write them: {@code 90s}, {@code 15m}, {@code 6h}, {@code 30d}. */
final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h|d|w)");

  private Durations() {}

  /**
   * The duration of a setting.
   *
   * @throws ConfigException naming the setting and how to write it
   */
  static Duration parse(String setting, String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw new ConfigException(setting, text, "write a duration like 90s, 15m, 6h or 30d");
    }
    long n = Long.parseLong(written.group(1));
    return switch (written.group(2)) {
      case "ms" -> Duration.ofMillis(n);
      case "s" -> Duration.ofSeconds(n);
      case "m" -> Duration.ofMinutes(n);
      case "h" -> Duration.ofHours(n);
      case "d" -> Duration.ofDays(n);
      default -> Duration.ofDays(7 * n);
    };
  }
}
