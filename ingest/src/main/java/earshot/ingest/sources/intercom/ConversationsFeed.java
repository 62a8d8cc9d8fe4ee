package earshot.ingest.sources.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AgendaFeed;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Conversations that changed since the last walk. The search names them without their words, so
 * each is asked for by itself. In which order they come is documented nowhere: the position is the
 * newest change of the whole walk and moves with its last page.
 */
final class ConversationsFeed extends AgendaFeed {
  private static final long OVERLAP = Duration.ofMinutes(1).toSeconds(); // the search lags behind
  private static final Set<String> ANSWERS = Set.of("comment", "close");
  private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact");

  ConversationsFeed(String workspace, Api api) {
    super(IntercomSource.NAME, workspace, workspace, Polling.of(Shape.FORWARD), api);
  }

  /**
   * A step is the conversation that is read, blank for a page of the search; the page's cursor; and
   * the second of the newest change that the walk has seen.
   */
  @Override
  protected HttpUrl.Builder at(Cursor cursor, Step due) {
    return conversation(due.part(0).isEmpty() ? "search" : due.part(0));
  }

  @Override
  protected Request ask(HttpUrl.Builder url, Cursor cursor, Step due) {
    Optional<Long> since = cursor.position().map(newest -> Long.parseLong(newest) - OVERLAP);
    return due.part(0).isEmpty()
        ? api.post(url, query(since.orElse(Long.parseLong(cursor.seconds())), due.part(1)))
        : api.get(url);
  }

  private static String query(long since, String cursor) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.putObject("query").put("field", "updated_at").put("operator", ">").put("value", since);
    ObjectNode pagination = asked.putObject("pagination").put("per_page", 50);
    if (!cursor.isEmpty()) {
      pagination.put("starting_after", cursor);
    }
    return asked.toString();
  }

  private HttpUrl.Builder conversation(String id) {
    return api.at("conversations").addPathSegment(id);
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    if (answer.path("type").asText().equals("conversation")) {
      found.items(List.of(answer), "id", this::said);
      return;
    }
    JsonNode list = Json.list(answer, "conversations");
    long newest = newest(answer, due);
    list.forEach(one -> found.step(Step.of(Json.id(one, "id"), "", newest)));
    Json.maybe(answer.path("pages").path("next"), "starting_after")
        .ifPresent(next -> found.step(Step.of("", next, newest)));
  }

  private static long newest(JsonNode answer, Step due) {
    long newest = due.count(2);
    for (JsonNode conversation : answer.path("conversations")) {
      newest = Math.max(newest, conversation.path("updated_at").asLong());
    }
    return newest;
  }

  @Override
  protected Page conclude(Page page, JsonNode answer, Step due) {
    long newest = newest(answer, due);
    boolean concludes = page.next().isEmpty() && newest > 0;
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
    return heard(
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
            .publishedAt(Json.seconds(first, "created_at"))
            .reply(answer(conversation, Json.seconds(turns.getLast(), "created_at"))));
  }

  /** What customers wrote, the message that began it first, which has no time of its own. */
  private static List<JsonNode> turns(JsonNode conversation) {
    List<JsonNode> turns = new ArrayList<>();
    JsonNode source = conversation.path("source");
    if (source instanceof ObjectNode began) {
      turns.add(began.deepCopy().set("created_at", conversation.path("created_at")));
    }
    parts(conversation).forEach(turns::add);
    return turns.stream().filter(ConversationsFeed::isCustomers).toList();
  }

  /** What a teammate wrote after the customer did; notes are for teammates, and bots are none. */
  private static @Nullable Reply answer(JsonNode conversation, @Nullable Instant customer) {
    return newest(
        parts(conversation)
            .filter(part -> ANSWERS.contains(part.path("part_type").asText()))
            .filter(part -> part.path("author").path("type").asText().equals("admin"))
            .filter(part -> isAfter(Json.seconds(part, "created_at"), customer))
            .map(ConversationsFeed::answer));
  }

  private static boolean isAfter(@Nullable Instant answered, @Nullable Instant customer) {
    return answered != null && customer != null && !answered.isBefore(customer);
  }

  private static @Nullable Reply answer(JsonNode part) {
    String words = PlainText.lenient(Json.id(part, "body"));
    return Reply.shown(words.isBlank() ? null : words, Json.seconds(part, "created_at"));
  }

  private static Stream<JsonNode> parts(JsonNode conversation) {
    return Json.stream(conversation.path("conversation_parts").path("conversation_parts"));
  }

  private static boolean isCustomers(JsonNode turn) {
    return CUSTOMERS.contains(turn.path("author").path("type").asText())
        && Json.text(turn, "body") != null
        && !turn.path("redacted").asBoolean();
  }

  /** A conversation of which nothing of the customer's is left was taken back. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(this::conversation, "id", this::said);
  }
}
