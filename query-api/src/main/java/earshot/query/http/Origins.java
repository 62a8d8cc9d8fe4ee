package earshot.query.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pages of named origins send something here from a browser, and no others (<a
 * href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS</a>). Programs send no origin and
 * are let in.
 */
public final class Origins {
  private static final String A_DAY = "86400";

  private final Set<String> allowed;

  /**
   * @param allowed beside this server's own pages
   */
  public Origins(Set<String> allowed) {
    this.allowed = allowed;
  }

  /** Tells the browser that its page may send and read the answer, or refuses the request. */
  public void admit(Context context) {
    context.res().addHeader("Vary", "Origin");
    Optional<String> origin = foreign(context);
    if (origin.isEmpty()) {
      return;
    }
    if (!allowed.contains(origin.get())) {
      throw refused(origin.get());
    }
    context.header("Access-Control-Allow-Origin", origin.get());
    context.header("Access-Control-Expose-Headers", "Retry-After");
  }

  /** Answers the browser's question before it sends JSON. */
  void preflight(Context context) {
    admit(context);
    context.header("Access-Control-Allow-Methods", "POST");
    context.header("Access-Control-Allow-Headers", "Content-Type");
    context.header("Access-Control-Max-Age", A_DAY);
    context.status(204);
  }

  /** The page of another place that a browser says is asking. */
  static Optional<String> foreign(Context context) {
    return Optional.ofNullable(context.header("Origin")).filter(origin -> !own(origin, context));
  }

  /** By host and port only: a proxy in front may have ended https. */
  private static boolean own(String origin, Context context) {
    int behindScheme = origin.indexOf("://") + "://".length();
    return origin.contains("://") && origin.substring(behindScheme).equals(context.header("Host"));
  }

  private static Problem.Thrown refused(String origin) {
    return Problem.of(
            403,
            "origin",
            "This page may not send here",
            "pages of \"%s\" are not listed under http.origins".formatted(origin))
        .thrown();
  }

  /** Whether this is written as browsers name origins: scheme, host and perhaps a port. */
  public static boolean wellFormed(String origin) {
    try {
      URI uri = URI.create(origin);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && origin.equals(written(uri));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String written(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
  }
}
