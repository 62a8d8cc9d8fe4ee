package earshot.ingest.sources.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A list of posts, read forward by {@code min_id}: the parameter that hands out what follows
 * directly, while {@code since_id} hands out the newest and leaves holes. See the <a
 * href="https://docs.joinmastodon.org/api/guidelines/#pagination">guidelines</a>.
 */
abstract class StatusFeed extends ApiFeed {
  private final Ours ours;

  StatusFeed(String server, String list, Ours ours, Api api) {
    super(MastodonSource.NAME, server, server + list, Shape.FORWARD, api);
    this.ours = ours;
  }

  /** What follows this post in the list. */
  Request after(HttpUrl.Builder list, Cursor cursor, Optional<String> post) {
    String after = post.or(cursor::position).orElseGet(() -> firstIdOf(cursor.since()));
    return api.get(list.addQueryParameter("limit", "40").addQueryParameter("min_id", after));
  }

  /** Ids are milliseconds with 16 more bits, so any moment is a place to start. */
  private static String firstIdOf(Instant moment) {
    return Long.toString(Math.max(0, moment.toEpochMilli()) << 16);
  }

  /** An empty page has no Link: the position stays. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    List<Item> items = Json.items(Json.list(fetched.json(), ""), "id", this::item);
    Optional<String> newest =
        fetched.link("prev").map(url -> url.queryParameter("min_id")).filter(id -> !id.isEmpty());
    return Page.of(items, newest).at(newest);
  }

  /** What is no longer public has been taken back from us. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(id -> api.at("api/v1/statuses/{}", id), "id", this::item);
  }

  /** What a post says; empty where that is not said in public, or by somebody else. */
  Optional<Item> item(JsonNode status) {
    String answered = Json.text(status, "in_reply_to_id");
    JsonNode author = status.path("account");
    boolean byUs = ours.are(Json.text(author, "acct"), handle(author));
    String visibility = status.path("visibility").asText();
    boolean shown =
        visibility.equals("public")
            || byUs && answered != null && visibility.equals("unlisted"); // as many answers are
    return shown && !status.path("reblog").isObject()
        ? heard(ours.told(draft(status), byUs, answered))
        : Optional.empty();
  }

  private Draft draft(JsonNode status) {
    String answered = Json.text(status, "in_reply_to_id");
    Kind kind = answered == null ? Kind.POST : Kind.COMMENT;
    JsonNode author = status.path("account");
    return said(Json.id(status, "id"), kind)
        .author(
            Json.text(author, "display_name", "username"),
            handle(author),
            Json.text(author, "url"),
            Json.count(author, "followers_count"))
        .title(Json.text(status, "spoiler_text"))
        .text(PlainText.of(status.path("content").asText()))
        .url(Json.text(status, "url", "uri"))
        .language(Json.language(Json.text(status, "language")))
        .publishedAt(Json.time(status, "created_at"))
        .editedAt(Json.time(status, "edited_at"))
        .engagement(
            Json.count(status, "favourites_count"),
            Json.count(status, "replies_count"),
            Json.count(status, "reblogs_count"))
        .thread(answered);
  }

  /** Accounts of the server itself come without its name. */
  private @Nullable String handle(JsonNode author) {
    String handle = Json.text(author, "acct");
    return handle == null || handle.contains("@") ? handle : handle + "@" + account;
  }
}
