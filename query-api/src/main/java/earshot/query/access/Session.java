package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody has logged in with one browser. Their role is not in here: it counts as it is when
 * they ask.
 *
 * @param person the key of who has logged in
 * @param browser what people call it, as far as it said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Session(
    String hash, String person, Instant createdAt, Instant expiresAt, Optional<String> browser)
    implements Pass {
  @Override
  public String key() {
    return key(Secret.id(hash));
  }

  /** The key of the session of this id. */
  static String key(String id) {
    return "session:" + id;
  }

  @Override
  public String toString() {
    return "session of " + person;
  }
}
