package earshot.ingest.sources.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Times;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One hashtag, read forward by {@code min_id}: the parameter that hands out what follows directly,
 * while {@code since_id} hands out the newest and leaves holes. See the <a
 * href="https://docs.joinmastodon.org/api/guidelines/#pagination">guidelines</a>.
 */
final class HashtagFeed implements Feed {
  private final String server;
  private final HttpUrl base;
  private final String tag;

  HashtagFeed(String server, HttpUrl base, String tag) {
    this.server = server;
    this.base = base;
    this.tag = tag;
  }

  @Override
  public String id() {
    return MastodonSource.NAME + ":" + place();
  }

  @Override
  public String place() {
    return server + "#" + tag;
  }

  @Override
  public Shape shape() {
    return Shape.FORWARD;
  }

  @Override
  public boolean robots() {
    return false;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    String after = page.or(cursor::position).orElseGet(() -> firstIdOf(cursor.since()));
    HttpUrl url =
        base.newBuilder()
            .addPathSegments("api/v1/timelines/tag")
            .addPathSegment(tag)
            .addQueryParameter("limit", "40")
            .addQueryParameter("min_id", after)
            .build();
    return new Request.Builder().url(url).build();
  }

  /** Ids are milliseconds with 16 more bits, so any moment is a place to start. */
  private static String firstIdOf(Instant moment) {
    return Long.toString(Math.max(0, moment.toEpochMilli()) << 16);
  }

  /** An empty page has no Link: the position stays. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode statuses = fetched.json();
    if (!statuses.isArray()) {
      throw new IOException("no list of posts from " + fetched.url().redact());
    }
    List<Item> items = Json.items(statuses, "id", this::item);
    Optional<String> newest =
        fetched.link("prev").map(url -> url.queryParameter("min_id")).filter(id -> !id.isEmpty());
    return Page.of(items, newest).at(newest);
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(new OneStatus());
  }

  private Optional<Item> item(JsonNode status) {
    boolean heard =
        status.path("visibility").asText().equals("public") && !status.path("reblog").isObject();
    return heard ? Optional.of(new Item.Said(draft(status))) : Optional.empty();
  }

  private Draft draft(JsonNode status) {
    String answered = Json.text(status, "in_reply_to_id");
    Kind kind = answered == null ? Kind.POST : Kind.COMMENT;
    JsonNode account = status.path("account");
    String name = Json.text(account, "display_name");
    String url = Json.text(status, "url");
    return Mention.said(MastodonSource.NAME, server, status.path("id").asText(), kind)
        .author(
            name != null ? name : Json.text(account, "username"),
            handle(account),
            Json.text(account, "url"),
            Json.count(account, "followers_count"))
        .title(Json.text(status, "spoiler_text"))
        .text(PlainText.of(status.path("content").asText()))
        .url(url != null ? url : Json.text(status, "uri"))
        .language(Json.language(Json.text(status, "language")))
        .publishedAt(Times.parse(Json.text(status, "created_at")).orElse(null))
        .editedAt(Times.parse(Json.text(status, "edited_at")).orElse(null))
        .engagement(
            Json.count(status, "favourites_count"),
            Json.count(status, "replies_count"),
            Json.count(status, "reblogs_count"))
        .thread(answered);
  }

  /** Accounts of the server itself come without its name. */
  private @Nullable String handle(JsonNode account) {
    String handle = Json.text(account, "acct");
    return handle == null || handle.contains("@") ? handle : handle + "@" + server;
  }

  private final class OneStatus implements Lookup {
    @Override
    public Request request(String nativeId) {
      HttpUrl url =
          base.newBuilder().addPathSegments("api/v1/statuses").addPathSegment(nativeId).build();
      return new Request.Builder().url(url).build();
    }

    /** What is no longer public has been taken back from us. */
    @Override
    public Item parse(String nativeId, Fetched fetched) throws IOException {
      JsonNode status = fetched.json();
      if (!nativeId.equals(Json.text(status, "id"))) {
        throw new IOException("not the post " + nativeId + " from " + fetched.url().redact());
      }
      return item(status)
          .orElseGet(
              () -> new Item.Gone(MentionId.of(MastodonSource.NAME, server, nativeId), nativeId));
    }
  }
}
