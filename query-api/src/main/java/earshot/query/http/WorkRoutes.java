package earshot.query.http;

import earshot.mention.Act;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Facet;
import earshot.query.SearchRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes what people do with mentions. */
final class WorkRoutes implements Routes {
  private static final String MENTIONS = "/api/v1/mentions";
  private static final int LONGEST_BRAND = 200;
  private static final Set<String> AUTHOR = Set.of("source", "author", "by");

  private final Wiring wiring;
  private final Desk desk;

  WorkRoutes(Wiring wiring) {
    this.wiring = wiring;
    desk = new Desk(wiring);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(
        MENTIONS + "/{id}/status", context -> act(context, Act.STATUS, "status"), Admits.AGENTS);
    routes.post(
        MENTIONS + "/{id}/assignee",
        context -> act(context, Act.ASSIGNEE, "assignee"),
        Admits.AGENTS);
    routes.post(MENTIONS + "/{id}/note", context -> act(context, Act.NOTE, "text"), Admits.AGENTS);
    routes.post(
        MENTIONS + "/{id}/sentiment",
        context -> act(context, Act.SENTIMENT, "label"),
        Admits.AGENTS);
    routes.post(MENTIONS + "/{id}/brands", this::belong, Admits.AGENTS);
    routes.post(
        MENTIONS + "/{id}/reply", context -> act(context, Act.REPLY, "text"), Admits.AGENTS);
    routes.delete(MENTIONS + "/{id}", this::forget, Admits.MANAGERS);
    routes.delete(MENTIONS, this::forgetAuthor, Admits.ADMINISTRATORS);
  }

  /** An empty list says that it is about none of them. */
  private void belong(Context context) {
    JsonFields fields = body(context, Set.of("brands", "by", "version"));
    if (fields.node("brands").isEmpty()) {
      throw JsonFields.refused("brands", "brands must be a list; an empty one says: about none");
    }
    Wish wish =
        Wish.brands(
            fields.texts("brands", LONGEST_BRAND),
            Visitor.name(fields.text("by", Wish.LONGEST_NAME)),
            fields.whole("version"));
    answer(context, desk.grant(id(context), wish));
  }

  private static JsonFields body(Context context, Set<String> known) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    return JsonFields.of(
        RequestBody.read(context, (int) Doorkeeper.LARGEST_BODY, Accepts.JSON), known);
  }

  /** The value may be named like the act, or as it is named in a mention. */
  private void act(Context context, Act act, String field) {
    JsonFields fields = body(context, fields(act, field));
    String named = fields.text(act.word(), Wish.longest(act)).isPresent() ? act.word() : field;
    Wish wish =
        Wish.of(
                act,
                named,
                fields.text(named, Wish.longest(act)),
                Visitor.name(fields.text("by", Wish.LONGEST_NAME)),
                fields.whole("version"))
            .sending(act == Act.REPLY ? fields.flag("send") : Optional.empty());
    answer(context, desk.grant(id(context), wish));
  }

  private static Set<String> fields(Act act, String field) {
    Set<String> fields = new TreeSet<>(List.of(act.word(), field, "by", "version"));
    if (act == Act.REPLY) {
      fields.add("send");
    }
    return fields;
  }

  private void answer(Context context, Desk.Answer answer) {
    byte[] json =
        Json.bytes(out -> MentionWriter.write(answer.mention(), wiring.rankingNow(), out));
    context.status(answer.shown() ? 200 : 202).contentType(Accepts.JSON).result(json);
  }

  private void forget(Context context) {
    Parameters parameters = Parameters.of(context, Set.of("by"));
    boolean gone = desk.forget(id(context), by(parameters));
    context.status(gone ? 204 : 202);
  }

  /** All that one author has said, as far as it was heard. */
  private void forgetAuthor(Context context) {
    Parameters parameters = Parameters.of(context, AUTHOR);
    String author = parameters.one("author", "");
    if (author.isEmpty()) {
      throw JsonFields.refused("author", "author must not be empty: name whose words shall go");
    }
    List<MentionId> theirs;
    try (Stream<Mention> said = wiring.store().all(from(parameters.all("source"), author))) {
      theirs = said.filter(mention -> isBy(author, mention)).map(Mention::id).toList();
    }
    theirs.forEach(id -> desk.tellToForget(id, by(parameters)));
    context
        .status(202)
        .contentType(Accepts.JSON)
        .result(
            Json.bytes(
                json -> {
                  json.writeStartObject();
                  Json.put(
                      json,
                      "forgotten",
                      theirs.stream().map(MentionId::value).collect(Collectors.toList()));
                  json.writeEndObject();
                }));
  }

  private static SearchRequest from(List<String> sources, String author) {
    return SearchRequest.builder()
        .q("author:\"%s\"".formatted(author.replace("\\", " ").replace("\"", " ")))
        .only(Facet.SOURCE, sources.toArray(String[]::new))
        .build();
  }

  private static boolean isBy(String author, Mention mention) {
    return mention.author().stream()
        .flatMap(who -> Stream.of(who.name(), who.handle(), who.url()).flatMap(Optional::stream))
        .anyMatch(author::equalsIgnoreCase);
  }

  private static Optional<String> by(Parameters parameters) {
    return Visitor.name(Optional.of(parameters.one("by", "")).filter(name -> !name.isEmpty()));
  }

  private static MentionId id(Context context) {
    return new MentionId(context.pathParam("id"));
  }
}
