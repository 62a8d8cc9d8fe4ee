package earshot.ingest.sources.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Conversations that changed since the last walk. The search names them without their words, so
 * each is asked for by itself. In which order they come is documented nowhere: the position is the
 * newest change of the whole walk and moves with its last page.
 */
final class ConversationsFeed extends ApiFeed implements Lookup {
  private static final long OVERLAP = Duration.ofMinutes(1).toSeconds(); // the search lags behind
  private static final String ONE = "c";
  private static final String SEARCH = "s";
  private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact");

  ConversationsFeed(String workspace, Api api) {
    super(IntercomSource.NAME, workspace, workspace, Shape.FORWARD, api);
  }

  /**
   * What a walk reads next: a conversation, or a page of the search.
   *
   * @param what the id or the cursor
   * @param newest second of the newest change that the walk has seen
   */
  private record Step(String kind, String what, long newest) {
    static Step of(String token) {
      int at = token.lastIndexOf('@');
      String newest = token.substring(at + 1);
      return new Step(token.substring(0, 1), token.substring(1, at), Long.parseLong(newest));
    }

    String token() {
      return kind + what + "@" + newest;
    }
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Agenda agenda = Agenda.of(page);
    Optional<Step> due = agenda.due().map(Step::of);
    if (due.filter(step -> step.kind().equals(ONE)).isPresent()) {
      return api.get(agenda.in(conversation(due.get().what())));
    }
    long since =
        cursor
            .position()
            .map(newest -> Long.parseLong(newest) - OVERLAP)
            .orElseGet(() -> Math.max(0, cursor.since().getEpochSecond()));
    HttpUrl.Builder search = agenda.in(api.at("conversations/search"));
    return api.post(search, query(since, due.map(Step::what)).toString());
  }

  private static ObjectNode query(long since, Optional<String> cursor) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.putObject("query").put("field", "updated_at").put("operator", ">").put("value", since);
    ObjectNode pagination = asked.putObject("pagination").put("per_page", 50);
    cursor.ifPresent(after -> pagination.put("starting_after", after));
    return asked;
  }

  private HttpUrl.Builder conversation(String id) {
    return api.at("conversations").addPathSegment(id);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    Agenda agenda = Agenda.of(fetched);
    long newest = agenda.due().map(Step::of).map(Step::newest).orElse(0L);
    if (answer.path("type").asText().equals("conversation")) {
      List<Item> items = Json.items(List.of(answer), "id", this::said);
      return page(items, agenda.after(List.of()), newest);
    }
    JsonNode found = Json.list(answer, "conversations");
    for (JsonNode conversation : found) {
      newest = Math.max(newest, conversation.path("updated_at").asLong());
    }
    return page(List.of(), agenda.after(steps(found, answer, newest)), newest);
  }

  private static List<String> steps(JsonNode found, JsonNode answer, long newest) {
    List<String> steps = new ArrayList<>();
    found.forEach(one -> steps.add(new Step(ONE, Json.id(one, "id"), newest).token()));
    String cursor = Json.text(answer.path("pages").path("next"), "starting_after");
    if (cursor != null) {
      steps.add(new Step(SEARCH, cursor, newest).token());
    }
    return steps;
  }

  private static Page page(List<Item> items, Agenda left, long newest) {
    Page page = Page.of(items, left.token());
    boolean concludes = left.steps().isEmpty() && newest > 0;
    return concludes ? page.at(Optional.of(Long.toString(newest))) : page;
  }

  /** The customer's side of a conversation; nothing where no customer wrote. */
  private Optional<Item> said(JsonNode conversation) {
    List<JsonNode> turns = turns(conversation);
    if (turns.isEmpty()) {
      return Optional.empty();
    }
    String id = Json.id(conversation, "id");
    JsonNode first = turns.getFirst();
    JsonNode rating = conversation.path("conversation_rating");
    Stream<String> remark = Stream.of(Json.id(rating, "remark"));
    return Optional.of(
        new Item.Said(
            said(id, Kind.CHAT)
                .author(Json.text(first.path("author"), "name"), null, null)
                .title(PlainText.line(Json.id(conversation.path("source"), "subject")))
                .text(
                    Stream.concat(turns.stream().map(turn -> Json.id(turn, "body")), remark)
                        .map(PlainText::lenient)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("\n")))
                .url("https://app.intercom.com/a/inbox/" + account + "/inbox/conversation/" + id)
                .rating(Json.stars(rating, "rating"))
                .publishedAt(Json.seconds(first, "created_at"))));
  }

  /** What customers wrote, the message that began it first, which has no time of its own. */
  private static List<JsonNode> turns(JsonNode conversation) {
    List<JsonNode> turns = new ArrayList<>();
    JsonNode source = conversation.path("source");
    if (source instanceof ObjectNode began) {
      turns.add(began.deepCopy().set("created_at", conversation.path("created_at")));
    }
    conversation.path("conversation_parts").path("conversation_parts").forEach(turns::add);
    return turns.stream().filter(ConversationsFeed::isCustomers).toList();
  }

  private static boolean isCustomers(JsonNode turn) {
    return CUSTOMERS.contains(turn.path("author").path("type").asText())
        && Json.text(turn, "body") != null
        && !turn.path("redacted").asBoolean();
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return api.get(conversation(nativeId));
  }

  /** A conversation of which nothing of the customer's is left was taken back. */
  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    return said(same(nativeId, answer(fetched), "id")).orElseGet(() -> gone(nativeId));
  }
}
