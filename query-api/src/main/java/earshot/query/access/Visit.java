package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody has come in with one browser for whom others vouch; nobody here knows them
 * otherwise, so their role is in here.
 *
 * @param name under which their deeds are kept
 * @param role the most they may do
 * @param browser what people call it, as far as it said
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Visit(
    String hash,
    String name,
    Role role,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> browser)
    implements Pass {
  @Override
  public String key() {
    return key(Secret.id(hash));
  }

  /** The key of the visit of this id. */
  static String key(String id) {
    return "visit:" + id;
  }

  @Override
  public String toString() {
    return "visit of " + name;
  }
}
