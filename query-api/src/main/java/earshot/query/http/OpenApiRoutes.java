package earshot.query.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Describes all calls to programs: OpenAPI 3.1. */
final class OpenApiRoutes implements Routes {
  private final byte[] description = read();

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        "/openapi.json",
        context -> {
          Accepts.check(context, Accepts.JSON);
          context.contentType(Accepts.JSON).result(description);
        });
  }

  private static byte[] read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApiRoutes.class.getResourceAsStream("openapi.json"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json in this program's own jar", e);
    }
  }
}
