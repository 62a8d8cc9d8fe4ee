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
              throw Problem.of(
                      403,
                      "origin",
                      "This page may not change anything here",
                      "a page of \"%s\" asks".formatted(origin))
                  .thrown();
            });
  }
}
