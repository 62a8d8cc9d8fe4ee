package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Signing;
import earshot.ingest.source.UserSignature;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * <a href="https://docs.x.com/x-api/direct-messages/lookup/introduction">Direct messages</a> of the
 * last thirty days to the account whose keys these are, newest first. A conversation is the thread
 * of its messages.
 */
final class MessagesFeed extends ApiFeed {
  private final UserSignature signature;

  MessagesFeed(UserSignature signature, Api api) {
    super(XSource.NAME, "", "messages to " + signature.account(), Shape.NEWEST_FIRST, api);
    this.signature = signature;
  }

  @Override
  public Optional<Signing> signing() {
    return Optional.of(signature);
  }

  /** It may be asked fifteen times in a quarter of an hour. */
  @Override
  public Duration fastest() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder url =
        api.at("2/dm_events")
            .addQueryParameter("event_types", "MessageCreate")
            .addQueryParameter("dm_event.fields", "id,text,created_at,sender_id,dm_conversation_id")
            .addQueryParameter("expansions", "sender_id")
            .addQueryParameter("max_results", "100");
    return api.page(url, "pagination_token", page);
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return Problems.capped(status, answer);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    Posts senders = new Posts(answer.path("includes"));
    List<Item> items = Json.items(Posts.found(answer), "id", message -> message(senders, message));
    return Page.of(items, Json.maybe(answer.path("meta"), "next_token"));
  }

  /** What anybody but the account itself wrote with words. */
  private Optional<Item> message(Posts senders, JsonNode message) {
    String id = Json.id(message, "id");
    String words = Posts.text(message);
    String sender = Json.id(message, "sender_id");
    boolean silent = words == null && !id.isEmpty();
    return silent || sender.equals(signature.account())
        ? Optional.empty()
        : Optional.of(
            new Item.Said(
                senders
                    .author(said(id, Kind.MESSAGE), sender)
                    .text(words)
                    .publishedAt(Json.time(message, "created_at"))
                    .thread(Json.text(message, "dm_conversation_id"))));
  }
}
