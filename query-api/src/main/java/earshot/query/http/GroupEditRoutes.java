package earshot.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what programs want otherwise about groups. */
final class GroupEditRoutes implements Routes {
  private static final Set<String> MERGE = Set.of("into", "by");
  private static final Set<String> STATEMENTS = Set.of("statements", "by");
  private static final Set<String> NAME = Set.of("name", "by");
  private static final Set<String> SOLVED = Set.of("solved", "by");
  private static final int LARGEST_BODY = 100_000;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_NAME = 1_000;

  private final GroupRoutes shown;
  private final GroupDesk desk;

  GroupEditRoutes(Wiring wiring, GroupRoutes shown, Duration patience) {
    this.shown = shown;
    this.desk = new GroupDesk(wiring, patience);
  }

  @Override
  public void open(RoutesConfig routes) {
    wish(routes, "merge", MERGE, (id, f, by) -> desk.merge(id, into(f), by));
    wish(routes, "pin", STATEMENTS, (id, f, by) -> desk.pin(id, statements(f), by));
    wish(routes, "split", STATEMENTS, (id, f, by) -> desk.split(id, statements(f), by));
    wish(routes, "name", NAME, (id, f, by) -> desk.name(id, f.text("name", LONGEST_NAME), by));
    wish(routes, "solved", SOLVED, (id, f, by) -> desk.solve(id, solved(f), by));
  }

  /** What somebody wants of a group. */
  @FunctionalInterface
  private interface Wanted {
    GroupDesk.Answer of(String id, JsonFields fields, Optional<String> by);
  }

  private void wish(RoutesConfig routes, String word, Set<String> fields, Wanted wanted) {
    routes.post(
        "/api/v1/groups/{id}/" + word,
        context -> {
          JsonFields body = body(context, fields);
          Optional<String> by = Visitor.name(body.text("by", Wish.LONGEST_NAME));
          answer(context, wanted.of(context.pathParam("id"), body, by));
        },
        Admits.AGENTS);
  }

  private static String into(JsonFields fields) {
    return fields.neededText("into", LONGEST_ID);
  }

  private static List<String> statements(JsonFields fields) {
    return fields.texts("statements", LONGEST_ID);
  }

  private static boolean solved(JsonFields fields) {
    return fields
        .truth("solved")
        .orElseThrow(() -> JsonFields.refused("solved", "solved must be true or false"));
  }

  private static JsonFields body(Context context, Set<String> fields) {
    Accepts.check(context, Accepts.JSON);
    return JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), fields);
  }

  /** With the group once the wish can be read; 202 where Kafka has it and it will show. */
  private void answer(Context context, GroupDesk.Answer answer) {
    if (answer.shown()) {
      shown.show(context, answer.id());
    } else {
      context.status(202).contentType(Accepts.JSON).result("{\"id\":\"" + answer.id() + "\"}");
    }
  }
}
