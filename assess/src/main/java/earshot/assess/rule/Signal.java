package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.MentionId;
import java.util.Optional;

/**
 * A mention began to meet a rule's condition, meets it in another version, or no longer does; a
 * record on {@code signals}, without text.
 *
 * @param before what it added until now
 * @param now what it adds from now on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Signal(
    Series series, MentionId mention, Optional<Point> before, Optional<Point> now) {
  public Signal {
    if (before.isEmpty() && now.isEmpty()) {
      throw new IllegalArgumentException("a signal of nothing: " + mention);
    }
  }
}
