package earshot.ingest.sources.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://core.telegram.org/bots/api#getupdates">updates</a> of one bot. To ask for
 * what follows makes Telegram forget what came before, so a walk is one page: until the next one,
 * what it brought has been written down.
 */
final class UpdatesFeed extends ApiFeed {
  private static final String SITE = "https://t.me/";
  private static final List<String> HEARD =
      List.of("message", "edited_message", "channel_post", "edited_channel_post");
  private static final String ALLOWED =
      HEARD.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));

  private final String token;
  private final Ours ours;

  UpdatesFeed(String bot, String token, Ours ours, Api api) {
    super(
        TelegramSource.NAME,
        "",
        "@" + bot,
        Polling.of(Shape.FORWARD).atMostEvery(Duration.ofSeconds(10)),
        api);
    this.token = token;
    this.ours = ours;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.page(
        api.at("bot" + token + "/getUpdates?limit=100&allowed_updates={}", ALLOWED),
        "offset",
        cursor.position());
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode updates = Json.list(answer(fetched), "result");
    OptionalLong last =
        Json.stream(updates).mapToLong(update -> update.required("update_id").asLong()).max();
    Optional<String> next = last.stream().mapToObj(id -> Long.toString(id + 1)).findFirst();
    return Page.last(Json.items(updates, "update_id", this::message)).at(next);
  }

  /** Pictures, and what Telegram itself says of who came and went, have no words. */
  private Optional<Item> message(JsonNode update) {
    return HEARD.stream()
        .map(update::path)
        .filter(message -> words(message) != null)
        .findFirst()
        .map(message -> new Item.Said(draft(message)));
  }

  private static @Nullable String words(JsonNode message) {
    return Json.text(message, "text", "caption");
  }

  private Draft draft(JsonNode message) {
    JsonNode chat = message.path("chat");
    String id = message.required("message_id").asText();
    JsonNode before = message.path("reply_to_message");
    String answered = before.isObject() ? id(chat, Json.id(before, "message_id")) : null;
    JsonNode author = author(message);
    Draft draft =
        author(said(id(chat, id), kind(chat)), author)
            .text(words(message))
            .url(url(chat, id))
            .publishedAt(Json.seconds(message, "date"))
            .editedAt(Json.seconds(message, "edit_date"))
            .thread(answered);
    boolean byUs = ours.are(Json.text(author, "username"), Json.text(author, "id"));
    return ours.told(draft, byUs, answered);
  }

  /** Messages are counted anew in every chat. */
  private static String id(JsonNode chat, String message) {
    return chat.required("id").asText() + "/" + message;
  }

  private static Kind kind(JsonNode chat) {
    return switch (chat.path("type").asText()) {
      case "private" -> Kind.MESSAGE;
      case "channel" -> Kind.POST;
      default -> Kind.CHAT;
    };
  }

  /** Channels, and groups that speak for themselves, stand before who wrote for them. */
  private static JsonNode author(JsonNode message) {
    JsonNode spoken = message.path("sender_chat");
    return spoken.isObject() ? spoken : message.path("from");
  }

  private static Draft author(Draft draft, JsonNode author) {
    String handle = Json.text(author, "username");
    return draft.author(
        Json.joined(author, "title", "first_name", "last_name"),
        handle,
        Addresses.below(SITE, handle));
  }

  /** Small groups and talks with the bot have no address; some are open to members only. */
  private static @Nullable String url(JsonNode chat, String message) {
    String name = Json.text(chat, "username");
    String id = Json.id(chat, "id");
    if (name != null && kind(chat) != Kind.MESSAGE) {
      return SITE + name + "/" + message;
    }
    return id.startsWith("-100") ? SITE + "c/" + id.substring(4) + "/" + message : null;
  }

  /** 409 means that somebody else asks for the same bot. */
  static Optional<Refusal> refused(int status, Fetched answer) {
    JsonNode error = answer.error();
    if (error.path("ok").asBoolean(true) || status >= 500) {
      return Optional.empty();
    }
    String why = "Telegram refuses: " + Json.id(error, "description");
    Long pause = Json.count(error.path("parameters"), "retry_after");
    return Optional.of(
        pause == null
            ? new Refusal(Refusal.Kind.FORBIDDEN, why)
            : new Refusal(Refusal.Kind.TOO_MUCH, why, Optional.of(Duration.ofSeconds(pause))));
  }
}
