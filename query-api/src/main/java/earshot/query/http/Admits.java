package earshot.query.http;

import earshot.query.access.Role;
import earshot.query.access.Scope;
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
  /** Viewers who take all of it away at once. */
  EXPORTERS(Role.VIEWER, Scope.EXPORT),
  AGENTS(Role.AGENT),
  MANAGERS(Role.MANAGER),
  /** Managers who bring in what was said or done elsewhere. */
  IMPORTERS(Role.MANAGER, Scope.IMPORT),
  ADMINISTRATORS(Role.ADMINISTRATOR);

  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Optional<Role> least;
  private final Optional<Scope> own;

  Admits() {
    this(Optional.empty(), Optional.empty());
  }

  Admits(Role least) {
    this(Optional.of(least), Optional.empty());
  }

  Admits(Role least, Scope own) {
    this(Optional.of(least), Optional.of(own));
  }

  Admits(Optional<Role> least, Optional<Scope> own) {
    this.least = least;
    this.own = own;
  }

  /** The least that somebody must be; empty where nobody has to say who they are. */
  public Optional<Role> least() {
    return least;
  }

  /** What a token must be for that opens such a door with this method. */
  Scope scope(HandlerType method) {
    return own.orElseGet(() -> reads(method) ? Scope.READ : changing());
  }

  private Scope changing() {
    return least.filter(role -> !Role.AGENT.includes(role)).isPresent() ? Scope.MANAGE : Scope.WORK;
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
