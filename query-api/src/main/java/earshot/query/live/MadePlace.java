package earshot.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place where people made Earshot listen while it ran, as a record on {@code settings} under
 * {@code place:ID}.
 *
 * @param type of its source
 * @param brands whose place it is
 * @param settings as somebody wrote them, secrets by reference only
 * @param paused whether nobody listens there for now
 * @param by who said the last of this
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MadePlace(
    String id,
    String type,
    List<String> brands,
    Map<String, Object> settings,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean paused,
    Optional<String> by,
    Instant at) {
  @SuppressWarnings("NullAway") // JSON leaves empty settings out
  public MadePlace {
    if (id.isBlank() || type.isBlank()) {
      throw new IllegalArgumentException("a place needs an id and a type: " + id);
    }
    brands = List.copyOf(brands);
    settings =
        settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The same, paused or not. */
  public MadePlace paused(boolean now, Optional<String> who, Instant when) {
    return new MadePlace(id, type, brands, settings, now, who, when);
  }
}
