package earshot.deploy.config;

import java.util.List;
import java.util.Map;

/**
 * One place that is watched.
 *
 * @param brands whose place it is; two brands may watch one
 * @param settings without {@code type}
 * @param written the same with {@code ${env:NAME}} and the like as they stand in the file
 */
public record Place(
    SourceType type,
    List<String> brands,
    Map<String, Object> settings,
    Map<String, Object> written) {
  public Place {
    brands = List.copyOf(brands);
  }
}
