package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Group;
import earshot.mention.Group.Member;
import earshot.mention.GroupMark;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.SearchRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells who says the same: the groups, and the statements of one. */
final class GroupRoutes implements Routes {
  private static final Set<String> PARAMETERS =
      Set.of("brand", "sentiment", "theme", "from", "to", "size");

  /** The newest of a group; all of them are a search away. */
  private static final int STATEMENTS = 100;

  private final Wiring wiring;

  GroupRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/groups", this::all);
    routes.get("/api/v1/groups/{id}", this::byId);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    SearchRequest request = parameters.search();
    List<String> themes = parameters.all("theme");
    Groups now = wiring.groups().now();
    List<Group> fitting =
        now.fitting(request).stream()
            .filter(group -> themes.isEmpty() || group.theme().filter(themes::contains).isPresent())
            .toList();
    List<Group> shown = fitting.stream().limit(request.size()).toList();
    Map<String, String> labels = new GroupLabels(wiring.store(), now).of(shown);
    context
        .contentType(Accepts.JSON)
        .result(Json.bytes(json -> list(fitting.size(), shown, labels, now, json)));
  }

  private static void list(
      int total, List<Group> shown, Map<String, String> labels, Groups now, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", total);
    json.writeArrayFieldStart("groups");
    for (Group group : shown) {
      json.writeStartObject();
      fields(group, Optional.ofNullable(labels.get(group.id())), json);
      mark(group, now.mark(group.id()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fields(Group group, Optional<String> label, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", group.id());
    Json.put(json, "label", label);
    json.writeStringField("brand", group.brand());
    json.writeStringField("sentiment", group.sentiment().word());
    Json.put(json, "language", group.language());
    Json.put(json, "theme", group.theme());
    json.writeNumberField("size", group.size());
    json.writeNumberField("duplicates", group.duplicates());
    counts("sources", group.sources(), json);
    Json.put(json, "first", group.first());
    Json.put(json, "last", group.last());
    counts("trend", trend(group), json);
    json.writeObjectFieldStart("quote");
    reference(group.quote(), json);
    json.writeEndObject();
    Json.put(json, "from", group.from());
  }

  /** What people say about it; again counts what was said since it was mended. */
  private static void mark(Group group, GroupMark mark, JsonGenerator json) throws IOException {
    Json.put(json, "name", mark.name());
    Json.putTime(json, "solved", mark.solved());
    Json.putCount(json, "again", mark.solved().map(since -> mark.since(group)));
  }

  /** How many were said on each day, by UTC. */
  private static Map<String, Long> trend(Group group) {
    return group.members().stream()
        .map(member -> LocalDate.ofInstant(member.at(), ZoneOffset.UTC).toString())
        .collect(Collectors.groupingBy(day -> day, TreeMap::new, Collectors.counting()));
  }

  private static void counts(String name, Map<String, Long> counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void reference(Member member, JsonGenerator json) throws IOException {
    json.writeStringField("mention", member.mention().value());
    json.writeNumberField("statement", member.statement());
    Json.put(json, "likeness", member.likeness());
  }

  /** A group that is no more is answered with the one that most of it went into. */
  private void byId(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    show(context, context.pathParam("id"));
  }

  void show(Context context, String id) {
    List<Group> found = GroupDesk.present(wiring, id);
    context.contentType(Accepts.JSON).result(Json.bytes(json -> one(found, json)));
  }

  private void one(List<Group> found, JsonGenerator json) throws IOException {
    Group group = found.getFirst();
    Groups now = wiring.groups().now();
    Map<String, String> labels = new GroupLabels(wiring.store(), now).of(List.of(group));
    json.writeStartObject();
    fields(group, Optional.ofNullable(labels.get(group.id())), json);
    mark(group, now.mark(group.id()), json);
    Json.put(json, "merged", now.merged(group.id()).stream().map(Groups.Merged::id).toList());
    Json.put(json, "parts", found.stream().skip(1).map(Group::id).toList());
    statements(group, json);
    json.writeEndObject();
  }

  private void statements(Group group, JsonGenerator json) throws IOException {
    List<Member> newest =
        group.members().stream().sorted(Member.ORDER.reversed()).limit(STATEMENTS).toList();
    Map<MentionId, Mention> there = new HashMap<>();
    wiring
        .store()
        .byIds(newest.stream().map(Member::mention).distinct().toList())
        .forEach(mention -> there.put(mention.id(), mention));
    json.writeArrayFieldStart("statements");
    for (Member member : newest) {
      Optional<Mention> mention = Optional.ofNullable(there.get(member.mention()));
      json.writeStartObject();
      reference(member, json);
      Json.put(json, "text", GroupLabels.text(member, mention));
      json.writeStringField("source", member.source());
      Json.put(json, "at", member.at());
      Json.put(json, "copyOf", member.copyOf().map(MentionId::value));
      Json.put(json, "url", mention.flatMap(Mention::url));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
