package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The <a href="https://docs.x.com/x-api/posts/search/introduction">recent search</a>, newest first:
 * X charges for what it hands out, so it is asked for no more than the walk wants.
 */
final class SearchFeed extends ApiFeed {
  /** X refuses to be asked for more than seven days. */
  private static final Duration REACH = Duration.ofDays(7).minusMinutes(5);

  private final String query;
  private final InstantSource clock;

  SearchFeed(String query, Api api, InstantSource clock) {
    super(
        XSource.NAME,
        "",
        query,
        Polling.of(Shape.NEWEST_FIRST)
            .searching(true)
            .overlapping(
                Duration.ofMinutes(
                    5)) // a post takes a while to be found; what is read twice a day is charged
        // once
        ,
        api);
    this.query = query;
    this.clock = clock;
  }

  /** All pages of a walk must ask for the same time, so the token begins with it. */
  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    String[] token = page.map(next -> next.split(" ", 2)).orElse(new String[] {start(cursor)});
    HttpUrl.Builder search =
        Posts.whole(api.at("2/tweets/search/recent"), "author_id")
            .addQueryParameter("query", query)
            .addQueryParameter("max_results", "100")
            .addQueryParameter("start_time", token[0]);
    if (token.length > 1) {
      search.addQueryParameter("next_token", token[1]);
    }
    return api.get(search);
  }

  private String start(Cursor cursor) {
    Instant earliest = clock.instant().minus(REACH);
    Instant start = cursor.since().isBefore(earliest) ? earliest : cursor.since();
    return start.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    Posts posts = new Posts(answer.path("includes"));
    List<Item> items = Json.items(Posts.found(answer), "id", post -> item(posts, post));
    String start = fetched.url().queryParameter("start_time");
    return Page.of(
        items, Json.maybe(answer.path("meta"), "next_token").map(next -> start + " " + next));
  }

  /** A version that was replaced, and a mere repost, say nothing. */
  private Optional<Item> item(Posts posts, JsonNode post) {
    return Posts.replaced(post) || Posts.reposts(post) ? Optional.empty() : said(posts, post);
  }

  private Optional<Item> said(Posts posts, JsonNode post) {
    return heard(posts.read(said(Posts.original(post), Posts.kind(post)), post));
  }

  /** An id stands for one version: the others come along. What is gone is an error in a 200. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id ->
            Posts.whole(api.at("2/tweets").addPathSegment(id), "author_id,edit_history_tweet_ids"),
        (id, answer) -> {
          Posts posts = new Posts(answer.path("includes"));
          return said(posts, posts.latest(same(id, Problems.whole(answer), "id")));
        });
  }
}
