package earshot.ingest.sources.hackernews;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Words;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** Stories and comments of Hacker News through Algolia's search, one feed a query. */
public final class HackerNewsSource extends DeclaredSource {
  static final String NAME = "hackernews";
  private static final String QUERY = "query";
  private static final String TAGS = "tags";
  private static final String ITEM_URL = "item-url";

  public HackerNewsSource() {
    super(
        NAME,
        new Settings()
            .must(QUERY, "Words that must all occur, \"phrases\" and -words that must not")
            .list(TAGS, "story,comment", "What is searched: story, comment, poll, job")
            .base("https://hn.algolia.com", "Where the search is asked")
            .address(
                ITEM_URL,
                null,
                "Where single items are asked for; else at Hacker News itself, or where base-url says"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place);
    String items = place.getString(ITEM_URL);
    if (items == null) {
      boolean moved = place.originals().containsKey("base-url");
      items = moved ? api.base().toString() : "https://hacker-news.firebaseio.com";
    }
    List<String> tags = place.getList(TAGS);
    Words words = Words.of(place.getString(QUERY));
    return List.of(new SearchFeed(api, HttpUrl.get(items), words, tags));
  }
}
