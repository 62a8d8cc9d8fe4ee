package earshot.query.http;

import io.javalin.http.Context;

/**
 * Keeps pages from elsewhere from changing anything here: browsers say where a request that changes
 * something comes from, programs say nothing.
 */
public final class SameOrigin {
  private SameOrigin() {}

  /** Refuses a request that a page of another origin makes. */
  public static void check(Context context) {
    Origins.foreign(context)
        .ifPresent(
            origin -> {
              throw refused("a page of \"%s\" asks".formatted(origin));
            });
  }

  /** Refuses also what does not say where it comes from, as every browser does. */
  static void demand(Context context) {
    check(context);
    boolean own = "same-origin".equals(context.header("Sec-Fetch-Site"));
    if (context.header("Origin") == null && !own) {
      throw refused("the request does not say which page asks");
    }
  }

  private static Problem.Thrown refused(String why) {
    return Problem.of(403, "origin", "This page may not change anything here", why).thrown();
  }
}
