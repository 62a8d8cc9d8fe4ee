package earshot.ingest.sources.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One country's store. A window of ten pages, not newest first: reviews of some stores carry no
 * date, an edited review moves up, and pages are sometimes empty, so no watermark would hold.
 */
final class StoreFeed extends ApiFeed {
  private static final int LAST_PAGE = 10;
  private static final Pattern PAGE = Pattern.compile("/page=(\\d+)/");

  private final String country;

  StoreFeed(String app, String country, Api api) {
    super(
        AppStoreSource.NAME,
        app,
        app + "/" + country,
        Polling.of(Shape.WINDOW)
            .atMostEvery(Duration.ofMinutes(15)) // the feed itself is made anew about that often
            .withRobots(),
        api);
    this.country = country;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at(country + "/rss/customerreviews/page=" + page.orElse("1"))
            .addPathSegments("id=" + account + "/sortby=mostrecent/json"));
  }

  /** The feed's own links lead to its XML sister, so pages are counted. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode feed = fetched.json().path("feed");
    if (!feed.isObject()) {
      throw new IOException("no feed of reviews from " + fetched.url().redact());
    }
    JsonNode entry = feed.path("entry");
    Iterable<JsonNode> entries =
        entry.isObject() ? List.of(entry) : entry; // one review comes without a list
    List<Item> items = Json.items(entries, "id", this::item);
    return Page.of(items, items.isEmpty() ? Optional.empty() : next(fetched.url()));
  }

  private static Optional<String> next(HttpUrl url) {
    Matcher page = PAGE.matcher(url.encodedPath());
    return page.find() && Integer.parseInt(page.group(1)) < LAST_PAGE
        ? Optional.of(Integer.toString(Integer.parseInt(page.group(1)) + 1))
        : Optional.empty();
  }

  /** The first entry of an older feed is the app itself: it has no rating. */
  private Optional<Item> item(JsonNode entry) {
    return entry.has("im:rating") ? heard(draft(entry)) : Optional.empty();
  }

  private Draft draft(JsonNode entry) {
    JsonNode author = entry.path("author");
    return said(Json.id(entry.path("id"), "label"), Kind.REVIEW)
        .author(label(author.path("name")), null, label(author.path("uri")))
        .title(label(entry.path("title")))
        .text(label(entry.path("content")))
        .url(Json.text(entry.path("link").path("attributes"), "href"))
        .rating(Json.stars(entry.path("im:rating"), "label"))
        .engagement(Json.count(entry.path("im:voteSum"), "label"), null, null)
        .publishedAt(Json.time(entry.path("updated"), "label"))
        .place(country);
  }

  private static @Nullable String label(JsonNode leaf) {
    return Json.text(leaf, "label");
  }
}
