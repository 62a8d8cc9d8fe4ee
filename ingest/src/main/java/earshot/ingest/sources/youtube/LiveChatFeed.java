package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.AgendaFeed;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developers.google.com/youtube/v3/live/docs/liveChatMessages/list">chat</a>
 * beside a broadcast, while it is live: a window, for it begins with what was said just now. Each
 * walk first asks whether the video has a chat, which costs little, then reads it as steps {@code
 * chat:page}.
 */
final class LiveChatFeed extends AgendaFeed {
  private static final int A_PAGE = 2_000;
  private static final Duration UNTIL_IT_BEGINS = Duration.ofMinutes(5);
  private static final Duration WHILE_IT_LASTS = Duration.ofSeconds(15);

  private final String video;

  LiveChatFeed(String video, Api api) {
    super(
        YoutubeSource.NAME,
        "",
        "live:" + video,
        Polling.of(Shape.WINDOW).atMostEvery(WHILE_IT_LASTS).costing(5),
        api);
    this.video = video;
  }

  @Override
  protected HttpUrl.Builder at(Cursor cursor, Step due) {
    return due.isFirst()
        ? api.at("videos?part=liveStreamingDetails&id={}", video)
        : Youtube.page(
            api.at("liveChat/messages?part=snippet,authorDetails&liveChatId={}", due.part(0)),
            A_PAGE,
            due.part(1));
  }

  /** A page always names a next one; what it would hold is not said yet where this one has room. */
  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    JsonNode list = Json.list(answer, "items");
    if (due.isFirst()) {
      JsonNode details = list.path(0).path("liveStreamingDetails");
      Optional<String> chat = Json.maybe(details, "activeLiveChatId");
      chat.ifPresent(id -> found.step(Step.of(id, "")));
      found.hints(Hints.within(chat.isPresent() ? WHILE_IT_LASTS : UNTIL_IT_BEGINS));
      return;
    }
    found.items(list, "id", this::message);
    Json.maybe(answer, "nextPageToken")
        .filter(page -> list.size() >= A_PAGE)
        .ifPresent(page -> found.step(Step.of(due.part(0), page)));
    Optional<Duration> pause =
        Optional.ofNullable(Json.count(answer, "pollingIntervalMillis")).map(Duration::ofMillis);
    found.hints(new Hints(Optional.empty(), pause, Optional.empty(), Optional.of(WHILE_IT_LASTS)));
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
    return author.path("isChatOwner").asBoolean()
        ? Optional.empty()
        : spoken(
            said(Json.id(message, "id"), Kind.COMMENT)
                .author(Json.text(author, "displayName"), null, Json.text(author, "channelUrl"))
                .text(words(type, snippet))
                .url(Youtube.video(video))
                .publishedAt(Json.time(snippet, "publishedAt"))
                .thread(video));
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
