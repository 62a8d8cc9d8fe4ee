package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** One thing said within a mention, with its own feeling, theme and group. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Statement(
    String text, Optional<Label> sentiment, Optional<String> theme, Optional<String> group) {

  /** The same statement in this group. */
  public Statement withGroup(Optional<String> group) {
    return new Statement(text, sentiment, theme, group);
  }
}
