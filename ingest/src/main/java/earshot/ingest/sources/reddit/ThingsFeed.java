package earshot.ingest.sources.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A listing of the API, walked back by {@code after}. Never forward by {@code before}: it stays
 * empty for good once the thing that it names was deleted.
 */
final class ThingsFeed extends ListFeed {
  /** Without it texts come with escaped signs. */
  private static final String RAW = "raw_json";

  private final Listing listing;
  private final Ours ours;

  ThingsFeed(Listing listing, Ours ours, Api api) {
    super(
        RedditSource.NAME,
        "",
        listing.place(),
        Polling.of(Shape.NEWEST_FIRST)
            .searching(listing.query().isPresent())
            .overlapping(
                Duration.ofHours(1)), // what a filter held back appears later, with its old time
        new Listed("", "name", Paging.token("after", "/data/after")),
        api);
    this.listing = listing;
    this.ours = ours;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return listing.newest(api.base(), "").addQueryParameter(RAW, "1");
  }

  @Override
  protected JsonNode found(JsonNode answer) throws IOException {
    ArrayNode things = JsonNodeFactory.instance.arrayNode();
    Json.list(answer.path("data"), "children").forEach(child -> things.add(child.path("data")));
    return things;
  }

  @Override
  protected Optional<Item> item(JsonNode thing, JsonNode answer) {
    String name = Json.id(thing, "name");
    Kind kind = RedditSource.kind(name);
    String text = Json.text(thing, kind == Kind.COMMENT ? "body" : "selftext");
    if (RedditSource.takenBack(text) || Json.text(thing, "removed_by_category") != null) {
      return Optional.of(gone(name));
    }
    String author = author(thing);
    Draft draft =
        said(name, kind)
            .author(author, author, Addresses.below(RedditSource.SITE + "user/", author))
            .title(Json.text(thing, "title"))
            .text(text)
            .url(url(thing))
            .engagement(Json.count(thing, "score"), Json.count(thing, "num_comments"), null)
            .publishedAt(Json.seconds(thing, "created_utc"))
            .editedAt(Json.seconds(thing, "edited")) // false, or when
            .thread(Json.text(thing, "link_id"));
    return heard(ours.told(draft, ours.are(author), Json.text(thing, "parent_id")));
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
  public Optional<Lookup> lookup() {
    return lookup(
        id -> api.at("api/info?id={}&raw_json=1", id),
        (id, answer) -> {
          JsonNode things = found(answer);
          if (things.isEmpty()) {
            throw new IOException("nothing about " + id);
          }
          return item(same(id, things.path(0), "name"));
        });
  }
}
