package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The <a href="https://docs.x.com/x-api/posts/search/introduction">recent search</a>, newest first:
 * X charges for what it hands out, so it is asked for no more than the walk wants.
 */
final class SearchFeed extends ListFeed {
  private final String query;
  private final Ours ours;

  /**
   * A search.
   *
   * @param account of the brand, whose answers are searched in the same call
   */
  SearchFeed(String query, Optional<String> account, Api api) {
    super(
        XSource.NAME,
        "",
        query,
        Polling.of(Shape.NEWEST_FIRST)
            .searching(true)
            .reaching(Duration.ofDays(7).minusMinutes(5)) // X refuses more than seven days
            // a post takes a while to be found; what is read twice a day is charged once
            .overlapping(Duration.ofMinutes(5)),
        new Listed("data", "id", Paging.token("next_token", "/meta/next_token")),
        api);
    this.query = account.map(us -> "(%s) OR (from:%s is:reply)".formatted(query, us)).orElse(query);
    this.ours = Ours.of(account.stream().toList());
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    HttpUrl.Builder recent =
        api.at(
            "2/tweets/search/recent?query={}&max_results=100&start_time={}",
            query,
            cursor.since().truncatedTo(ChronoUnit.SECONDS).toString());
    return Posts.whole(recent, "author_id");
  }

  @Override
  protected JsonNode found(JsonNode answer) throws IOException {
    return Posts.found(answer);
  }

  /** A version that was replaced, and a mere repost, say nothing. */
  @Override
  protected Optional<Item> item(JsonNode post, JsonNode answer) {
    return Posts.replaced(post) || Posts.reposts(post)
        ? Optional.empty()
        : said(new Posts(answer.path("includes")), post);
  }

  private Optional<Item> said(Posts posts, JsonNode post) {
    Draft draft = posts.read(said(Posts.original(post), Posts.kind(post)), post);
    return heard(ours.told(draft, ours.are(posts.handle(post)), Posts.answered(post).orElse(null)));
  }

  /** An id stands for one version: the others come along. What is gone is an error in a 200. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id -> Posts.whole(api.at("2/tweets/{}", id), "author_id,edit_history_tweet_ids"),
        (id, answer) -> {
          Posts posts = new Posts(answer.path("includes"));
          return said(posts, posts.latest(same(id, Problems.whole(answer), "id")));
        });
  }
}
