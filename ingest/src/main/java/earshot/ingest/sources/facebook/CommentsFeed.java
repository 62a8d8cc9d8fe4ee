package earshot.ingest.sources.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Comments on the newest posts of a page, and what visitors post there. A new comment does not move
 * its post up, so every walk reads all posts of the last days with their newest comments.
 */
final class CommentsFeed extends GraphFeed implements Lookup, Pushed {
  private static final String SAID =
      "id,message,created_time,from{id,name},permalink_url,like_count,comment_count";
  private static final String FIELDS =
      "id,message,created_time,from{id,name},permalink_url,"
          + "comments.filter(stream).order(reverse_chronological).limit(50){"
          + SAID
          + "}";

  CommentsFeed(String page, Api api) {
    super(FacebookSource.NAME, page, "comments", api);
  }

  /** Younger posts are looked at for new comments. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(30);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(5);
  }

  @Override
  protected HttpUrl.Builder first(Cursor cursor) {
    return api.at(account)
        .addPathSegment("feed")
        .addQueryParameter("fields", FIELDS)
        .addQueryParameter("limit", "25")
        .addQueryParameter("since", Long.toString(cursor.since().getEpochSecond()));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode list = Json.list(answer, "data");
    List<Item> items = new ArrayList<>(Json.items(list, "id", this::said));
    List<String> more = new ArrayList<>();
    for (JsonNode post : list) {
      JsonNode comments = post.path("comments");
      items.addAll(Json.items(comments.path("data"), "id", this::said));
      next(comments).ifPresent(more::add);
    }
    next(answer).ifPresent(more::add);
    return Page.of(items, Agenda.of(fetched).after(more).token());
  }

  /** A post or a comment of anybody but the page itself, if it has words. */
  private Optional<Item> said(JsonNode said) {
    String id = Json.id(said, "id");
    String words = Json.text(said, "message");
    JsonNode from = said.path("from");
    boolean post = id.startsWith(account + "_");
    if (isOwn(from, post) || (words == null && !id.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Item.Said(
            said(id, post ? Kind.POST : Kind.COMMENT)
                .author(Json.text(from, "name"), null, null)
                .text(words)
                .url(Json.text(said, "permalink_url"))
                .engagement(Json.count(said, "like_count"), Json.count(said, "comment_count"), null)
                .publishedAt(Json.time(said, "created_time"))
                .thread(post ? null : id.replaceFirst("_.*", ""))));
  }

  /** Who commented may be hidden; a visitor who posts is named. */
  private boolean isOwn(JsonNode from, boolean post) {
    return account.equals(from.path("id").asText(post ? account : ""));
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    boolean post = nativeId.startsWith(account + "_");
    String fields = post ? "id,message,created_time,from{id,name},permalink_url" : SAID;
    return api.get(api.at(nativeId).addQueryParameter("fields", fields));
  }

  /** What lost its words was taken back. */
  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    return said(same(nativeId, answer(fetched), "id")).orElseGet(() -> gone(nativeId));
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    return Hint.at(
        changes(body, "feed").stream()
            .map(change -> Json.id(change, change.has("comment_id") ? "comment_id" : "post_id"))
            .filter(id -> id.matches("\\d+(_\\d+)?"))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
