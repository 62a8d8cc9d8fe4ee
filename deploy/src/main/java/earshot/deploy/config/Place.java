package earshot.deploy.config;

import java.util.List;
import java.util.Map;

/**
 * One place that is watched.
 *
 * @param brands whose place it is; two brands may watch one
 * @param settings as written, without {@code type}
 */
public record Place(SourceType type, List<String> brands, Map<String, Object> settings) {
  public Place {
    brands = List.copyOf(brands);
  }
}
