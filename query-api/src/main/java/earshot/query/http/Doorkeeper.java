package earshot.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at every request before its door opens: was it meant for this server, is it of a decent
 * form and size; and tells browsers what a page of ours may do.
 */
final class Doorkeeper {
  /** Nothing that is asked here needs a long body, except an import. */
  static final long LARGEST_BODY = 64 * 1024;

  /** Whoever came over TLS once comes over nothing else, for so many seconds. */
  private static final String A_YEAR = "max-age=31536000";

  private static final String PARTS = "multipart/";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** No inline script or style, nothing from elsewhere, in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Supplier<String> boundHost;
  private final Optional<String> known;
  private final boolean secured;

  /**
   * @param boundHost the address that the server listens on
   * @param address where people open the pages, if a proxy in front has another name
   */
  Doorkeeper(Supplier<String> boundHost, Optional<URI> address) {
    this.boundHost = boundHost;
    this.secured = address.filter(at -> "https".equals(at.getScheme())).isPresent();
    this.known = address.map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT));
  }

  void open(RoutesConfig routes) {
    routes.before(this::look);
  }

  private void look(Context context) {
    head(context);
    if (secured || context.scheme().equals("https")) {
      context.header("Strict-Transport-Security", A_YEAR);
    }
    refuseOtherNames(context);
    refuseParts(context);
    long most = most(context.path());
    if (context.contentLength() > most) {
      throw Problem.tooLarge(most).thrown();
    }
  }

  /**
   * The server would keep parts of any size in files before a door looks at them; none reads any.
   */
  private static void refuseParts(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("").strip();
    if (type.regionMatches(true, 0, PARTS, 0, PARTS.length())) {
      throw Problem.mediaType("no address reads %s".formatted(type)).thrown();
    }
  }

  private static long most(String path) {
    return Set.of(ImportRoutes.PATH, FollowupRoutes.PATH).contains(path)
        ? ImportRoutes.LARGEST_BODY
        : path.startsWith(HookRoutes.BELOW) ? HookRoutes.LARGEST_BODY : LARGEST_BODY;
  }

  /** Lets a page carry styles in its elements, as what is made for mail does. */
  static void allowOwnStyles(Context context) {
    context.header(
        "Content-Security-Policy",
        POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"));
  }

  private static void head(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    // Nothing to others; but without any, a browser would not say that a form is our own.
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    // Whoever sits here next, or behind the same proxy; what is for everybody says so at its door.
    context.header("Cache-Control", "no-store");
  }

  /**
   * A server on loopback is open to whoever sits here, so a page from elsewhere must not reach it
   * through a name that its owner points to 127.0.0.1 (DNS rebinding).
   */
  private void refuseOtherNames(Context context) {
    String bound = boundHost.get();
    String asked = name(Optional.ofNullable(context.header("Host")).orElse(""));
    boolean ours =
        LOOPBACK.contains(asked) || asked.equals(bound) || known.filter(asked::equals).isPresent();
    if (LOOPBACK.contains(bound) && !ours) {
      throw Problem.misdirected(asked).thrown();
    }
  }

  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
