package earshot.ingest.sources.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Words;
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
 * One search, newest first in slices of time: the next page is what is not newer than the last hit,
 * because page numbers shift while people write and end after 1,000 hits. A second that fills a
 * whole page is read on by page numbers.
 */
final class SearchFeed extends ApiFeed {
  private static final int HITS = 100;
  private static final int LAST_PAGE = 1_000 / HITS - 1;
  private static final Pattern TOKEN = Pattern.compile("(\\d+):(\\d+)");
  private static final Pattern UNTIL = Pattern.compile("created_at_i<=(\\d+)");
  private final HttpUrl items;
  private final Words words;
  private final List<String> tags;

  SearchFeed(Api api, HttpUrl items, Words words, List<String> tags) {
    super(
        HackerNewsSource.NAME,
        "",
        String.join(",", tags) + ":" + words.written(),
        Polling.of(Shape.NEWEST_FIRST)
            .searching(true)
            .overlapping(Duration.ofMinutes(15)) // the search lags minutes behind
        ,
        api);
    this.items = items;
    this.words = words;
    this.tags = tags;
  }

  @Override
  public String place() {
    return words.written();
  }

  /** The token holds the slice's end and the page within that second. */
  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Matcher token = TOKEN.matcher(page.orElse(""));
    boolean on = token.matches();
    String since = "created_at_i>=" + cursor.seconds();
    return api.get(
        api.at(
            "api/v1/search_by_date?query={}&tags={}&numericFilters={}&hitsPerPage={}&page={}&advancedSyntax=true",
            words.written(),
            "(" + String.join(",", tags) + ")",
            on ? since + ",created_at_i<=" + token.group(1) : since,
            Integer.toString(HITS),
            on ? token.group(2) : "0"));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode hits = Json.list(fetched.json(), "hits");
    return Page.of(Json.items(hits, "objectID", this::hit), next(hits, fetched));
  }

  private static Optional<String> next(JsonNode hits, Fetched fetched) {
    Long oldest = hits.isEmpty() ? null : Json.count(hits.path(hits.size() - 1), "created_at_i");
    if (oldest == null || hits.size() < HITS) {
      return Optional.empty();
    }
    Matcher until = UNTIL.matcher(String.valueOf(fetched.url().queryParameter("numericFilters")));
    boolean sameSecond = until.find() && oldest.toString().equals(until.group(1));
    int page = sameSecond ? fetched.page("page") + 1 : 0;
    return Optional.of(page > LAST_PAGE ? oldest - 1 + ":0" : oldest + ":" + page);
  }

  private Optional<Item> hit(JsonNode hit) {
    boolean comment = hit.path("comment_text").isTextual();
    String text = Json.text(hit, comment ? "comment_text" : "story_text");
    Draft draft =
        draft(Json.id(hit, "objectID"), comment, Json.text(hit, "author"), text)
            .title(comment ? null : Json.text(hit, "title"))
            .publishedAt(Json.seconds(hit, "created_at_i"))
            .engagement(Json.count(hit, "points"), Json.count(hit, "num_comments"), null)
            .thread(comment ? Json.text(hit, "story_id") : null);
    String said = draft.mention().words() + " " + (comment ? "" : hit.path("url").asText());
    return words.occurIn(said) ? heard(draft) : Optional.empty();
  }

  private Draft draft(String id, boolean comment, @Nullable String author, @Nullable String text) {
    Kind kind = comment ? Kind.COMMENT : Kind.POST;
    return said(id, kind)
        .author(author, author, author == null ? null : address("user", author))
        .text(text == null ? null : PlainText.of(text))
        .url(address("item", id));
  }

  private static String address(String what, String id) {
    return "https://news.ycombinator.com/" + what + "?id=" + id;
  }

  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id -> items.newBuilder().addPathSegments("v0/item").addPathSegment(id + ".json"),
        (id, item) -> isGone(item) ? Optional.empty() : again(id, item));
  }

  /** An item that never was is {@code null} here. */
  private static boolean isGone(JsonNode item) {
    return item.isNull() || item.path("deleted").asBoolean() || item.path("dead").asBoolean();
  }

  private Optional<Item> again(String id, JsonNode item) throws IOException {
    boolean comment = same(id, item, "id").path("type").asText().equals("comment");
    return heard(
        draft(id, comment, Json.text(item, "by"), Json.text(item, "text"))
            .title(comment ? null : Json.text(item, "title"))
            .publishedAt(Json.seconds(item, "time"))
            .engagement(Json.count(item, "score"), Json.count(item, "descendants"), null));
  }
}
