package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a program in.
 *
 * @param name under which its deeds are kept
 * @param role the most it may do
 * @param heldTo what it is for; empty where it is for all that its role may do
 * @param createdBy who gave it out, as far as that was known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Token(
    String hash,
    String name,
    Role role,
    Set<Scope> heldTo,
    Instant createdAt,
    Optional<String> createdBy,
    Instant expiresAt)
    implements Pass {
  @SuppressWarnings("NullAway") // JSON leaves empty sets out
  public Token {
    boolean all = heldTo == null || heldTo.isEmpty() || heldTo.containsAll(Scope.ALL);
    heldTo = all ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(heldTo));
  }

  /** All that it is for. */
  @JsonIgnore
  public Set<Scope> scopes() {
    return heldTo.isEmpty() ? Scope.ALL : heldTo;
  }

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
