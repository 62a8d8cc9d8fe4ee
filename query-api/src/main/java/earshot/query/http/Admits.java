package earshot.query.http;

import earshot.query.access.Role;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a door lets in; named where the door is opened. A door that names nobody reads for viewers
 * and changes things for administrators only.
 */
public enum Admits implements RouteRole {
  /** Everybody, also pages of others. */
  ANYWHERE,
  /** Everybody, but no pages of others. */
  ANYBODY,
  VIEWERS(Role.VIEWER),
  AGENTS(Role.AGENT),
  MANAGERS(Role.MANAGER),
  ADMINISTRATORS(Role.ADMINISTRATOR);

  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Optional<Role> least;

  Admits() {
    least = Optional.empty();
  }

  Admits(Role least) {
    this.least = Optional.of(least);
  }

  /** The least that somebody must be; empty where nobody has to say who they are. */
  public Optional<Role> least() {
    return least;
  }

  /** Whom a door lets in that was opened like this. */
  static Admits of(Set<? extends RouteRole> named, HandlerType method) {
    return named.stream()
        .map(Admits.class::cast)
        .findFirst()
        .orElse(reads(method) ? VIEWERS : ADMINISTRATORS);
  }

  /** Whether requests of this method change nothing. */
  static boolean reads(HandlerType method) {
    return READING.contains(method);
  }
}
