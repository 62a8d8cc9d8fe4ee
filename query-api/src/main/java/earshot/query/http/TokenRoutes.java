package earshot.query.http;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.access.Administration;
import earshot.query.access.Administration.Issued;
import earshot.query.access.Scope;
import earshot.query.access.Token;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives out tokens for programs, and takes them back. */
final class TokenRoutes implements Routes {
  private static final String TOKENS = "/api/v1/tokens";
  private static final long USUAL_DAYS = 90;
  private static final int LONGEST_WORD = 400;

  private final Administration administration;

  TokenRoutes(Wiring wiring) {
    this.administration = wiring.access().administration();
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(TOKENS, this::all, Admits.ADMINISTRATORS);
    routes.post(TOKENS, this::issue, Admits.ADMINISTRATORS);
    routes.delete(TOKENS + "/{id}", this::revoke, Admits.ADMINISTRATORS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    List<Token> tokens = administration.tokens();
    context
        .contentType(Accepts.JSON)
        .result(Json.list(tokens.size(), "tokens", tokens, TokenRoutes::write));
  }

  private static void write(Token token, JsonGenerator json) throws IOException {
    json.writeStringField("id", token.id());
    json.writeStringField("name", token.name());
    json.writeStringField("role", token.role().word());
    List<String> scopes = token.scopes().stream().sorted().map(Scope::word).toList();
    Json.put(json, "scopes", scopes);
    Json.put(json, "createdAt", token.createdAt());
    Json.put(json, "createdBy", token.createdBy());
    Json.put(json, "expiresAt", token.expiresAt());
  }

  private void issue(Context context) {
    JsonFields fields = PeopleRoutes.fields(context, "name", "role", "scopes", "days");
    Issued issued =
        administration.issue(
            fields.neededText("name", LONGEST_WORD),
            PeopleRoutes.role(fields),
            scopes(fields),
            Duration.ofDays(Math.clamp(fields.whole("days").orElse(USUAL_DAYS), 0, 100_000)),
            Visitor.name(Optional.empty()));
    context.status(201).contentType(Accepts.JSON).result(Json.object(json -> write(issued, json)));
  }

  /** Those that are named; all where none is, as far as the role goes. */
  private static Set<Scope> scopes(JsonFields fields) {
    try {
      return fields.node("scopes").isEmpty()
          ? Scope.ALL
          : fields.texts("scopes", LONGEST_WORD).stream().map(Scope::of).collect(toSet());
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("scopes", String.valueOf(e.getMessage()));
    }
  }

  private static void write(Issued issued, JsonGenerator json) throws IOException {
    write(issued.token(), json);
    json.writeStringField("token", issued.secret());
  }

  private void revoke(Context context) {
    Parameters.of(context, Set.of());
    administration.revoke(context.pathParam("id"));
    context.status(204);
  }
}
