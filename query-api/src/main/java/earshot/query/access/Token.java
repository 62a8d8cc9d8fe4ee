package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets a program in.
 *
 * @param name under which its deeds are kept
 * @param role the most it may do
 * @param createdBy who gave it out, as far as that was known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Token(
    String hash,
    String name,
    Role role,
    Instant createdAt,
    Optional<String> createdBy,
    Instant expiresAt)
    implements Pass {
  /** What people call it by; says nothing about the secret. */
  public String id() {
    return Secret.id(hash);
  }

  @Override
  public String key() {
    return key(id());
  }

  /** The key of the token of this id. */
  static String key(String id) {
    return "token:" + id;
  }

  @Override
  public String toString() {
    return "token " + name;
  }
}
