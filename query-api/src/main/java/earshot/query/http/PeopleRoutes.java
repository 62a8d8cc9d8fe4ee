package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.access.Administration;
import earshot.query.access.Done;
import earshot.query.access.Passwords;
import earshot.query.access.Person;
import earshot.query.access.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells administrators who may log in and what people did, and lets them change who may. */
final class PeopleRoutes implements Routes {
  private static final String PEOPLE = "/api/v1/people";
  private static final int LARGEST_BODY = 4096;

  /** More characters than any password has, so that one too long is told so by who judges it. */
  private static final int LONGEST_WORD = 2 * Passwords.LONGEST;

  private final Wiring wiring;
  private final Administration administration;

  PeopleRoutes(Wiring wiring) {
    this.wiring = wiring;
    this.administration = wiring.access().administration();
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(PEOPLE, this::all, Admits.ADMINISTRATORS);
    routes.post(PEOPLE, this::add, Admits.ADMINISTRATORS);
    routes.get(PEOPLE + "/log", this::log, Admits.ADMINISTRATORS);
    routes.post(PEOPLE + "/{name}/role", this::changeRole, Admits.ADMINISTRATORS);
    routes.post(PEOPLE + "/{name}/password", this::changePassword, Admits.ADMINISTRATORS);
    routes.delete(PEOPLE + "/{name}", this::remove, Admits.ADMINISTRATORS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    List<Person> people = administration.people();
    context
        .contentType(Accepts.JSON)
        .result(Json.list(people.size(), "people", people, PeopleRoutes::write));
  }

  private static void write(Person person, JsonGenerator json) throws IOException {
    json.writeStringField("name", person.name());
    json.writeStringField("role", person.role().word());
    Json.put(json, "createdAt", person.createdAt());
    Json.put(json, "createdBy", person.createdBy());
  }

  private void add(Context context) {
    JsonFields fields = fields(context, "name", "role", "password");
    Person person =
        administration.add(
            fields.neededText("name", LONGEST_WORD),
            role(fields),
            fields.neededText("password", LONGEST_WORD),
            Visitor.name(Optional.empty()));
    context.status(201);
    answer(person, context);
  }

  private void changeRole(Context context) {
    JsonFields fields = fields(context, "role");
    answer(administration.changeRole(context.pathParam("name"), role(fields)), context);
  }

  private void changePassword(Context context) {
    JsonFields fields = fields(context, "password");
    administration.changePassword(
        context.pathParam("name"), fields.neededText("password", LONGEST_WORD));
    context.status(204);
  }

  private void remove(Context context) {
    Parameters.of(context, Set.of());
    administration.remove(context.pathParam("name"));
    context.status(204);
  }

  static JsonFields fields(Context context, String... known) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    return JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), Set.of(known));
  }

  static Role role(JsonFields fields) {
    try {
      return Role.of(fields.neededText("role", LONGEST_WORD));
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("role", String.valueOf(e.getMessage()));
    }
  }

  private static void answer(Person person, Context context) {
    context.contentType(Accepts.JSON).result(Json.object(json -> write(person, json)));
  }

  private void log(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, Set.of("size"));
    List<Done> done = wiring.log().newest(parameters.size(100));
    context
        .contentType(Accepts.JSON)
        .result(Json.object(json -> Json.array("done", done, PeopleRoutes::write, json)));
  }

  private static void write(Done done, JsonGenerator json) throws IOException {
    Json.put(json, "at", done.at());
    Json.put(json, "by", done.by());
    json.writeStringField("what", done.what());
    json.writeStringField("on", done.on());
    json.writeNumberField("status", done.status());
    json.writeStringField("from", done.from());
  }
}
