package earshot.query.http;

import earshot.mention.Group;
import earshot.mention.GroupEdit;
import earshot.mention.MentionId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Lets people say what is one group and what is not; the groups that are found obey. */
final class GroupEditRoutes implements Routes {
  private static final Set<String> MERGE = Set.of("into", "by");
  private static final Set<String> STATEMENTS = Set.of("statements", "by");
  private static final int LARGEST_BODY = 100_000;
  private static final int LONGEST_ID = 200;

  private final Wiring wiring;
  private final GroupRoutes shown;
  private final Duration patience;

  GroupEditRoutes(Wiring wiring, GroupRoutes shown, Duration patience) {
    this.wiring = wiring;
    this.shown = shown;
    this.patience = patience;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/api/v1/groups/{id}/merge", this::merge, Admits.AGENTS);
    routes.post("/api/v1/groups/{id}/pin", this::pin, Admits.AGENTS);
    routes.post("/api/v1/groups/{id}/split", this::split, Admits.AGENTS);
  }

  /** A group that is merged into itself stands alone again. */
  private void merge(Context context) {
    JsonFields body = body(context, MERGE);
    String id = context.pathParam("id");
    String into = body.neededText("into", LONGEST_ID);
    if (into.equals(id)) {
      wiring.intake().takeBackMerge(id);
      answer(context, id, () -> leads(id, id));
      return;
    }
    String target = group(into).id();
    String merged = group(id).id();
    if (target.equals(merged)) {
      throw JsonFields.refused("into", "%s and %s are one group".formatted(id, into));
    }
    wiring.intake().edit(List.of(GroupEdit.merge(merged, target, by(body), now())));
    answer(context, target, () -> leads(merged, target));
  }

  private void pin(Context context) {
    JsonFields body = body(context, STATEMENTS);
    Group group = group(context.pathParam("id"));
    move(context, body, group.id());
  }

  private void split(Context context) {
    JsonFields body = body(context, STATEMENTS);
    group(context.pathParam("id"));
    move(context, body, "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
  }

  private void move(Context context, JsonFields body, String into) {
    Instant at = now();
    List<String> statements = body.texts("statements", LONGEST_ID);
    if (statements.isEmpty()) {
      throw JsonFields.refused("statements", "statements must not be empty");
    }
    List<GroupEdit> edits =
        statements.stream().map(named -> edit(named, into, by(body), at)).toList();
    wiring.intake().edit(edits);
    answer(context, into, () -> edits.stream().allMatch(edit -> isIn(edit, into)));
  }

  /** A statement is named as mention#place. */
  private static GroupEdit edit(String named, String into, Optional<String> by, Instant at) {
    String[] parts = named.split("#", 2);
    if (parts.length != 2 || parts[0].isBlank() || !parts[1].matches("[0-9]{1,4}")) {
      throw JsonFields.refused(
          "statements", "a statement is named by its mention and its place in it, as in m#0");
    }
    return GroupEdit.pin(new MentionId(parts[0]), Integer.parseInt(parts[1]), into, by, at);
  }

  private boolean isIn(GroupEdit edit, String into) {
    return wiring.groups().now().of(edit.mention().orElseThrow(), edit.statement()).stream()
        .anyMatch(group -> group.id().equals(into));
  }

  private boolean leads(String id, String into) {
    return wiring.groups().now().byId(id).stream()
        .findFirst()
        .filter(group -> group.id().equals(into))
        .isPresent();
  }

  private Group group(String id) {
    return shown.present(id).getFirst();
  }

  private JsonFields body(Context context, Set<String> fields) {
    Accepts.check(context, Accepts.JSON);
    return JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), fields);
  }

  private static Optional<String> by(JsonFields body) {
    return body.text("by", Wish.LONGEST_NAME);
  }

  private Instant now() {
    return wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** With the group once the edit can be read; 202 where Kafka has it and it will show. */
  private void answer(Context context, String id, BooleanSupplier seen) {
    Patience waiting = new Patience(System::nanoTime, patience);
    while (!seen.getAsBoolean()) {
      if (!waiting.allows()) {
        context.status(202).contentType(Accepts.JSON).result("{\"id\":\"" + id + "\"}");
        return;
      }
    }
    shown.show(context, id);
  }
}
