package earshot.ingest.sources.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A listing of the API, walked back by {@code after}. Never forward by {@code before}: it stays
 * empty for good once the thing that it names was deleted.
 */
final class ThingsFeed extends ApiFeed implements Lookup {
  private final Listing listing;

  ThingsFeed(Listing listing, Api api) {
    super(RedditSource.NAME, "", listing.place(), Shape.NEWEST_FIRST, api);
    this.listing = listing;
  }

  @Override
  public boolean searches() {
    return listing.query().isPresent();
  }

  /** What a filter held back appears later, with its old time. */
  @Override
  public Duration overlap() {
    return Duration.ofHours(1);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder url = listing.newest(api.base(), "");
    page.ifPresent(after -> url.addQueryParameter("after", after));
    return get(url);
  }

  /** Without {@code raw_json} texts come with escaped signs. */
  private Request get(HttpUrl.Builder url) {
    return api.get(url.addQueryParameter("raw_json", "1"));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode data = fetched.json().path("data");
    return Page.of(Json.items(things(data), "name", this::thing), Json.maybe(data, "after"));
  }

  private static List<JsonNode> things(JsonNode data) throws IOException {
    List<JsonNode> things = new ArrayList<>();
    Json.list(data, "children").forEach(child -> things.add(child.path("data")));
    return things;
  }

  private Optional<Item> thing(JsonNode thing) {
    String name = Json.id(thing, "name");
    Kind kind = RedditSource.kind(name);
    String text = Json.text(thing, kind == Kind.COMMENT ? "body" : "selftext");
    if (RedditSource.takenBack(text) || Json.text(thing, "removed_by_category") != null) {
      return Optional.of(gone(name));
    }
    String author = author(thing);
    return Optional.of(
        new Item.Said(
            said(name, kind)
                .author(author, author, author == null ? null : site("user/" + author))
                .title(Json.text(thing, "title"))
                .text(text)
                .url(url(thing))
                .engagement(Json.count(thing, "score"), Json.count(thing, "num_comments"), null)
                .publishedAt(Json.seconds(thing, "created_utc"))
                .editedAt(Json.seconds(thing, "edited")) // false, or when
                .thread(Json.text(thing, "link_id"))));
  }

  /** Who left is no author any more; what they said may have stayed. */
  private static @Nullable String author(JsonNode thing) {
    String author = Json.text(thing, "author");
    return RedditSource.takenBack(author) ? null : author;
  }

  private static String url(JsonNode thing) {
    String permalink = Json.text(thing, "permalink");
    String post = Json.id(thing, "link_id").replaceFirst("^t3_", "");
    return site(permalink != null ? permalink : "comments/" + post + "/_/" + Json.id(thing, "id"));
  }

  private static String site(String path) {
    return String.valueOf(RedditSource.SITE.resolve("/" + path.replaceFirst("^/", "")));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return RedditSource.refusal(listing.path(), answer);
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return get(api.at("api/info").addQueryParameter("id", nativeId));
  }

  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    List<JsonNode> things = things(fetched.json().path("data"));
    if (things.isEmpty()) {
      throw new IOException("nothing about " + nativeId);
    }
    return thing(same(nativeId, things.getFirst(), "name")).orElseThrow();
  }
}
