package earshot.ingest.sources.livechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Chats of the archive, last begun last. One turn of a chat ("yes", "14") says nothing alone, so
 * all that the customer wrote in a thread is one mention; chats of the last day are read again,
 * because they may have gone on.
 */
final class ChatsFeed extends ApiFeed implements Pushed {
  private static final Duration GOES_ON = Duration.ofDays(1);
  private static final String AGENTS = "agents";
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  ChatsFeed(String license, Api api) {
    super(
        LiveChatSource.NAME,
        license,
        license,
        Polling.of(Shape.FORWARD).atMostEvery(Duration.ofMinutes(5)),
        api);
  }

  /** A page remembers what the first one asked for, and refuses to be told again. */
  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    if (page.isPresent()) {
      asked.put("page_id", page.get());
    } else {
      Optional<Instant> last = cursor.position().map(Instant::parse);
      Instant from = last.map(time -> time.minus(GOES_ON)).orElse(cursor.since());
      asked.put("sort_order", "asc").put("limit", 100);
      asked.putObject("filters").put("from", MICROS.format(from));
    }
    return api.post(api.at("agent/action/list_archives"), asked.toString());
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode chats = Json.list(answer, "chats");
    return Page.of(Json.items(chats, "id", this::chat), Json.maybe(answer, "next_page_id"))
        .at(Json.newest(chats, "/thread/created_at").map(Instant::toString));
  }

  /** The customer's side of a chat; nothing where no customer wrote. */
  private Optional<Item> chat(JsonNode chat) {
    JsonNode thread = chat.path("thread");
    String id = Json.id(thread, "id");
    Map<String, String> customers = people(chat, "customer");
    List<JsonNode> turns = turns(thread, customers);
    if (turns.isEmpty()) {
      return Optional.empty();
    }
    JsonNode first = turns.getFirst();
    return heard(
        said(id, Kind.CHAT)
            .author(customers.get(Json.id(first, "author_id")), null, null)
            .text(words(turns))
            .url("https://my.livechatinc.com/archives/" + id)
            .publishedAt(Json.time(first, "created_at"))
            .reply(answer(turns(thread, people(chat, "agent"))))
            .thread(Json.text(chat, "id")));
  }

  /** Names of those who took part as this, which may be blank, by id. */
  private static Map<String, String> people(JsonNode chat, String type) {
    Map<String, String> people = new HashMap<>();
    for (JsonNode user : chat.path("users")) {
      if (user.path("type").asText().equals(type)) {
        people.put(Json.id(user, "id"), Json.id(user, "name"));
      }
    }
    return people;
  }

  /** The last thing that an agent wrote to the customer. */
  private static @Nullable Reply answer(List<JsonNode> turns) {
    return newest(
        turns.stream()
            .map(turn -> Reply.shown(Json.text(turn, "text"), Json.time(turn, "created_at"))));
  }

  /** What these people wrote that all may read: what agents tell each other is none of it. */
  private static List<JsonNode> turns(JsonNode thread, Map<String, String> people) {
    List<JsonNode> turns = new ArrayList<>();
    for (JsonNode event : thread.path("events")) {
      boolean message = event.path("type").asText().equals("message");
      boolean among =
          AGENTS.equals(Json.text(event, "visibility"))
              || AGENTS.equals(Json.text(event, "recipients")); // as it was called up to 3.3
      if (message && !among && people.containsKey(Json.id(event, "author_id"))) {
        turns.add(event);
      }
    }
    return turns;
  }

  private static String words(List<JsonNode> turns) {
    return turns.stream()
        .map(turn -> Json.text(turn, "text"))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    boolean ours = account.equals(Json.text(body, "license_id"));
    boolean archived = body.path("action").asText().equals("chat_deactivated");
    return ours && archived ? Optional.of(Hint.WALK) : Optional.empty();
  }
}
