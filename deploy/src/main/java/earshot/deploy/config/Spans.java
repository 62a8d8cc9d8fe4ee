package earshot.deploy.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: 90s, 15m, 6h, 30d. */
final class Spans {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,9})\\s*([smhd])");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);

  private Spans() {}

  static Duration of(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no span of time; write for example 90s, 15m, 6h or 30d");
    }
    return Duration.ofSeconds(
        Math.multiplyExact(Long.parseLong(span.group(1)), SECONDS.getOrDefault(span.group(2), 1L)));
  }
}
