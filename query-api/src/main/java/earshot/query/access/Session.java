package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * That somebody has logged in with one browser. Their role is not in here: it counts as it is when
 * they ask.
 *
 * @param person the key of who has logged in
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Session(String hash, String person, Instant createdAt, Instant expiresAt)
    implements Pass {
  @Override
  public String key() {
    return "session:" + Secret.id(hash);
  }

  @Override
  public String toString() {
    return "session of " + person;
  }
}
