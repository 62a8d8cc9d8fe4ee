package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.access.Access;
import earshot.query.access.Login;
import earshot.query.access.Logins;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells everybody where they are logged in, and administrators of all; and ends it. */
final class SessionRoutes implements Routes {
  private static final String OWN = "/api/v1/sessions";
  private static final String ALL = "/api/v1/people/sessions";

  private final Access access;
  private final Logins logins;

  SessionRoutes(Wiring wiring) {
    this.access = wiring.access();
    this.logins = access.logins();
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(OWN, context -> list(logins.of(me()), context), Admits.VIEWERS);
    routes.delete(OWN, this::endOthers, Admits.VIEWERS);
    routes.delete(OWN + "/{id}", this::endOwn, Admits.VIEWERS);
    routes.get(ALL, context -> list(logins.all(), context), Admits.ADMINISTRATORS);
    routes.delete(ALL + "/{id}", this::end, Admits.ADMINISTRATORS);
  }

  /** Nobody has an empty name. */
  private static String me() {
    return Visitor.name(Optional.empty()).orElse("");
  }

  private Optional<String> here(Context context) {
    return Visitor.secret(context).flatMap(access::login);
  }

  private void list(List<Login> found, Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    Optional<String> here = here(context);
    context
        .contentType(Accepts.JSON)
        .result(
            Json.list(found.size(), "sessions", found, (login, json) -> write(login, here, json)));
  }

  private static void write(Login login, Optional<String> here, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", login.id());
    json.writeStringField("name", login.name());
    Json.put(json, "createdAt", login.createdAt());
    Json.put(json, "expiresAt", login.expiresAt());
    Json.putTime(json, "seenAt", login.seenAt());
    Json.put(json, "browser", login.browser());
    json.writeBooleanField("openId", login.vouched());
    json.writeBooleanField("current", here.filter(login.id()::equals).isPresent());
  }

  private void endOthers(Context context) {
    Parameters.of(context, Set.of());
    logins.endAll(me(), here(context));
    context.status(204);
  }

  private void endOwn(Context context) {
    Parameters.of(context, Set.of());
    logins.end(context.pathParam("id"), me());
    context.status(204);
  }

  private void end(Context context) {
    Parameters.of(context, Set.of());
    logins.end(context.pathParam("id"));
    context.status(204);
  }
}
