package earshot.ingest.sources.hackernews;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import earshot.ingest.source.Words;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Stories and comments of Hacker News through Algolia's search, one feed a query. */
public final class HackerNewsSource implements Source {
  static final String NAME = "hackernews";
  private static final String QUERY = "query";
  private static final String TAGS = "tags";
  private static final String ITEM_URL = "item-url";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(QUERY, "Words that must all occur, \"phrases\" and -words that must not")
        .list(TAGS, "story,comment", "What is searched: story, comment, poll, job")
        .base("https://hn.algolia.com", "Where the search is asked")
        .address(
            ITEM_URL,
            null,
            "Where single items are asked for; else at Hacker News itself, or where base-url says")
        .config();
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

  @Override
  public Card card() {
    return new Card(
        "Stories and comments in which the words occur, a few minutes after they were written.",
        "Words that only occur in the linked page; what was removed before the search saw it.",
        Card.Completeness.COMPLETE,
        "Seen when an item is asked for again.",
        "Seen when an item is asked for again: deleted and dead ones are taken out.",
        "Free; 10,000 calls an hour for an address.",
        "No published rule; deletions should be honoured.",
        "None needed.",
        "No: Hacker News has no API to write.");
  }
}
