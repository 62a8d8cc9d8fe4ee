package earshot.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Doors that something else adds to the API's server, such as pages. */
public interface Routes {
  /** Adds them. */
  void open(RoutesConfig routes);

  /**
   * Shows a problem to a person instead of to a program, if the request came from one.
   *
   * @return whether it did
   */
  default boolean show(Problem problem, Context context) {
    return false;
  }
}
