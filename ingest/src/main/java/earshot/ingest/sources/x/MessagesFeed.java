package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * <a href="https://docs.x.com/x-api/direct-messages/lookup/introduction">Direct messages</a> of the
 * last thirty days to the account whose keys these are, newest first. A conversation is the thread
 * of its messages.
 */
final class MessagesFeed extends ListFeed {
  private final String us;

  MessagesFeed(String us, Api api) {
    super(
        XSource.NAME,
        "",
        "messages to " + us,
        Polling.of(Shape.NEWEST_FIRST)
            .atMostEvery(Duration.ofMinutes(2)), // fifteen times in a quarter of an hour
        new Listed("data", "id", Paging.token("pagination_token", "/meta/next_token")),
        api);
    this.us = us;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at(
        "2/dm_events?event_types=MessageCreate&"
            + "dm_event.fields=id,text,created_at,sender_id,dm_conversation_id&"
            + "expansions=sender_id&max_results=100");
  }

  @Override
  protected JsonNode found(JsonNode answer) throws IOException {
    return Posts.found(answer);
  }

  /** What anybody but the account itself wrote with words. */
  @Override
  protected Optional<Item> item(JsonNode message, JsonNode answer) {
    String sender = Json.id(message, "sender_id");
    return sender.equals(us)
        ? Optional.empty()
        : spoken(
            new Posts(answer.path("includes"))
                .author(said(Json.id(message, "id"), Kind.MESSAGE), sender)
                .text(Posts.text(message))
                .publishedAt(Json.time(message, "created_at"))
                .thread(Json.text(message, "dm_conversation_id")));
  }
}
