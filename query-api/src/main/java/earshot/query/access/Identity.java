package earshot.query.access;

import earshot.mention.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name under which their deeds are kept; absent where nobody has to say who they are
 * @param role the most they may do
 * @param scopes what they are let in for
 */
public record Identity(Optional<String> name, Role role, Set<Scope> scopes) {
  /** Whoever sits here, as long as there is no administrator. */
  public static final Identity ANYBODY = new Identity(Optional.empty(), Role.ADMINISTRATOR);

  /** Somebody who is held to nothing but their role. */
  public Identity(Optional<String> name, Role role) {
    this(name, role, Scope.ALL);
  }

  /** Whether mentions of this kind are none of their business. */
  public boolean mayNotSee(Kind kind) {
    return kind == Kind.MESSAGE && !role.includes(Role.AGENT);
  }

  @Override
  public String toString() {
    return name.orElse("anybody") + " (" + role.word() + ")";
  }
}
