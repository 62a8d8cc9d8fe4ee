package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developers.google.com/youtube/v3/live/docs/liveChatMessages/list">chat</a>
 * beside a broadcast, while it is live: a window, for it begins with what was said just now. Each
 * walk first asks whether the video has a chat, which costs little, then reads it as steps {@code
 * chat:page}.
 */
final class LiveChatFeed extends ApiFeed {
  private static final int A_PAGE = 2_000;
  private static final Duration UNTIL_IT_BEGINS = Duration.ofMinutes(5);
  private static final Duration WHILE_IT_LASTS = Duration.ofSeconds(15);

  private final String video;

  LiveChatFeed(String video, Api api) {
    super(YoutubeSource.NAME, "", "live:" + video, Shape.WINDOW, api);
    this.video = video;
  }

  @Override
  public Duration fastest() {
    return WHILE_IT_LASTS;
  }

  @Override
  public long cost() {
    return 5;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Agenda agenda = Agenda.of(page);
    return api.get(agenda.in(agenda.due().map(this::chat).orElseGet(this::details)));
  }

  private HttpUrl.Builder details() {
    return api.at(Youtube.PATH + "/videos")
        .addQueryParameter("part", "liveStreamingDetails")
        .addQueryParameter("id", video);
  }

  private HttpUrl.Builder chat(String step) {
    String[] chatAndPage = step.split(":", 2);
    HttpUrl.Builder url =
        api.at(Youtube.PATH + "/liveChat/messages")
            .addQueryParameter("part", "snippet,authorDetails")
            .addQueryParameter("maxResults", Integer.toString(A_PAGE))
            .addQueryParameter("liveChatId", chatAndPage[0]);
    return chatAndPage[1].isEmpty() ? url : url.addQueryParameter("pageToken", chatAndPage[1]);
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Youtube.refusal(status, answer);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    JsonNode list = Json.list(answer, "items");
    Optional<String> due = Agenda.of(fetched).due();
    return due.isPresent() ? messages(due.get(), answer, list) : details(list);
  }

  private static Page details(JsonNode videos) {
    JsonNode details = videos.path(0).path("liveStreamingDetails");
    Optional<String> chat = Json.maybe(details, "activeLiveChatId").map(id -> id + ":");
    return Page.of(List.of(), chat)
        .with(Hints.within(chat.isPresent() ? WHILE_IT_LASTS : UNTIL_IT_BEGINS));
  }

  /** A page always names a next one; what it would hold is not said yet where this one has room. */
  private Page messages(String step, JsonNode answer, JsonNode list) {
    String chat = step.replaceFirst(":.*", ":");
    Optional<String> next = Json.maybe(answer, "nextPageToken").filter(t -> list.size() >= A_PAGE);
    Long pause = Json.count(answer, "pollingIntervalMillis");
    Hints hints =
        new Hints(
            Optional.empty(),
            Optional.ofNullable(pause).map(Duration::ofMillis),
            Optional.empty(),
            Optional.of(WHILE_IT_LASTS));
    return Page.of(Json.items(list, "id", this::message), next.map(chat::concat)).with(hints);
  }

  /** Who broadcasts is nobody; a message that was taken back is told by another. */
  private Optional<Item> message(JsonNode message) {
    JsonNode snippet = message.path("snippet");
    JsonNode author = message.path("authorDetails");
    String type = snippet.path("type").asText();
    if (type.equals("messageDeletedEvent")) {
      JsonNode details = snippet.path("messageDeletedDetails");
      return Json.maybe(details, "deletedMessageId").map(this::gone);
    }
    String words = words(type, snippet);
    String id = Json.id(message, "id");
    boolean silent = words == null && !id.isEmpty();
    return silent || author.path("isChatOwner").asBoolean()
        ? Optional.empty()
        : Optional.of(
            new Item.Said(
                said(id, Kind.COMMENT)
                    .author(Json.text(author, "displayName"), null, Json.text(author, "channelUrl"))
                    .text(words)
                    .url("https://www.youtube.com/watch?v=" + video)
                    .publishedAt(Json.time(snippet, "publishedAt"))
                    .thread(video)));
  }

  /** What somebody wrote, also where they paid for it; all else is the chat's own news. */
  private static @Nullable String words(String type, JsonNode snippet) {
    return switch (type) {
      case "textMessageEvent" -> Json.text(snippet.path("textMessageDetails"), "messageText");
      case "superChatEvent" -> Json.text(snippet.path("superChatDetails"), "userComment");
      case "memberMilestoneChatEvent" ->
          Json.text(snippet.path("memberMilestoneChatDetails"), "userComment");
      default -> null;
    };
  }
}
