package earshot.streams;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose mention it is.
 *
 * @param brands those that it belongs to
 * @param matched which of their queries said so, by brand and version, where queries were asked
 */
public record Whose(List<String> brands, Optional<Map<String, String>> matched) {
  /** As a person said, so that no query was asked. */
  static Whose given(List<String> brands) {
    return new Whose(brands, Optional.empty());
  }
}
