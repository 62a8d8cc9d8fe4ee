package earshot.query.http;

import earshot.query.access.Access;
import earshot.query.access.AccessLog;
import earshot.query.access.Asking;
import earshot.query.access.Done;
import earshot.query.access.Identity;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks everybody who they are before their door opens, keeps pages of others from changing
 * anything, and takes note of what people do. No door has to do any of this itself.
 */
final class Gate {
  /** Where all of what can be read leaves at once. */
  private static final String EXPORT = "/api/v1/export";

  private static final int TOO_OFTEN = 429;

  private final Access access;
  private final AccessLog log;
  private final Clock clock;
  private final boolean behindProxy;
  private final Function<String, Set<RouteRole>> readers;

  /**
   * @param readers whom the door lets in that reads what is at a path
   */
  Gate(Wiring wiring, Function<String, Set<RouteRole>> readers) {
    this.readers = readers;
    this.access = wiring.access();
    this.log = wiring.log();
    this.clock = wiring.clock();
    this.behindProxy = wiring.box().behindProxy();
  }

  void open(RoutesConfig routes) {
    routes.beforeMatched(this::admit);
    routes.after(this::leave);
  }

  private void admit(Context context) {
    Optional<Identity> who = Visitor.of(context, access);
    who.ifPresentOrElse(Asking::begin, Asking::end); // the thread has served others before
    Admits admits = Admits.of(named(context), context.method());
    if (admits != Admits.ANYWHERE && !Admits.reads(context.method())) {
      refusePagesOfOthers(context);
    }
    admits.least().ifPresent(least -> admit(who, least, admits.scope(context.method()), context));
  }

  /**
   * Programs say nothing of where they come from. A browser, which shows its cookie whoever made it
   * ask, has to.
   */
  private void refusePagesOfOthers(Context context) {
    if (!access.open() && Visitor.showsCookie(context)) {
      SameOrigin.demand(context);
    } else {
      SameOrigin.check(context);
    }
  }

  /** A HEAD that no door is open for gets an empty answer where a GET gets one. */
  private Set<RouteRole> named(Context context) {
    boolean asks = context.method().equals(HandlerType.HEAD) && context.routeRoles().isEmpty();
    return asks ? readers.apply(context.path()) : context.routeRoles();
  }

  private static void admit(Optional<Identity> who, Role least, Scope scope, Context context) {
    if (who.isEmpty()) {
      context.header("WWW-Authenticate", "Bearer realm=\"earshot\"");
      throw Problem.of(
              401, "login", "Log in first", "this needs a login, or a token that still counts")
          .thrown();
    }
    if (!who.get().role().includes(least)) {
      throw Problem.of(
              403,
              "role",
              "This is not yours to do",
              "this needs the role %s or more; you are %s".formatted(least.word(), who.get()))
          .thrown();
    }
    if (!who.get().scopes().contains(scope)) {
      throw Problem.of(
              403,
              "scope",
              "This token is not for this",
              "this needs a token for %s; this one is for %s"
                  .formatted(scope.word(), Scope.words(who.get().scopes())))
          .thrown();
    }
  }

  private void leave(Context context) {
    try {
      note(context);
    } finally {
      Asking.end();
    }
  }

  /** Not where everybody may do everything: nobody could say who it was. */
  private void note(Context context) {
    Optional<String> claimed = Optional.ofNullable(context.<String>attribute(Visitor.CLAIMED));
    Optional<String> who = Asking.who().flatMap(Identity::name).or(() -> claimed);
    if (who.isPresent() && worthNoting(context)) {
      log.note(
          new Done(
              clock.instant(),
              who.filter(name -> !name.isEmpty()),
              context.method() + " " + Metrics.route(context),
              context.path(),
              context.statusCode(),
              AddressLimit.address(context, behindProxy)));
    }
  }

  private static boolean worthNoting(Context context) {
    boolean changes = !Admits.reads(context.method()) || context.attribute(Visitor.CAME) != null;
    return (changes || context.path().equals(EXPORT)) && context.statusCode() != TOO_OFTEN;
  }
}
