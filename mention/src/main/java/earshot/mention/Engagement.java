package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** How others reacted when we last looked: counts, zero or more. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Engagement(Optional<Long> likes, Optional<Long> replies, Optional<Long> shares) {
  /** All reactions together. */
  public long sum() {
    return likes.orElse(0L) + replies.orElse(0L) + shares.orElse(0L);
  }
}
