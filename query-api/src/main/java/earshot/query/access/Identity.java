package earshot.query.access;

import earshot.mention.Kind;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param name under which their deeds are kept; absent where nobody has to say who they are
 * @param role the most they may do
 */
public record Identity(Optional<String> name, Role role) {
  /** Whoever sits here, as long as there is no administrator. */
  public static final Identity ANYBODY = new Identity(Optional.empty(), Role.ADMINISTRATOR);

  /** Whether mentions of this kind are none of their business. */
  public boolean mayNotSee(Kind kind) {
    return kind == Kind.MESSAGE && !role.includes(Role.AGENT);
  }

  @Override
  public String toString() {
    return name.orElse("anybody") + " (" + role.word() + ")";
  }
}
