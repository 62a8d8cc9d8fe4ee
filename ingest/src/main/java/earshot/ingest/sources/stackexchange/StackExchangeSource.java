package earshot.ingest.sources.stackexchange;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Questions on one site of Stack Exchange that have certain words or tags. */
public final class StackExchangeSource implements Source {
  static final String NAME = "stackexchange";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .may("site", "stackoverflow", "[a-z0-9.-]+", "a name", "Site, for example stackoverflow")
        .may("query", null, "Words that are searched for")
        .list("tags", "", "Tags whose questions are read, one feed each")
        .maySecret("key", "Key of an application, for 10,000 calls a day instead of 300")
        .base("https://api.stackexchange.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place);
    String site = place.getString("site").strip();
    String key = Settings.maySecret(place, "key");
    List<Feed> feeds = new ArrayList<>();
    Settings.text(place, "query")
        .ifPresent(words -> feeds.add(new QuestionsFeed(site, "q", words, key, api)));
    for (String tag : Settings.list(place, "tags")) {
      feeds.add(new QuestionsFeed(site, "tagged", tag, key, api));
    }
    if (feeds.isEmpty()) {
      throw new ConfigException("a query or tags are due");
    }
    return feeds;
  }

  @Override
  public Card card() {
    return new Card(
        "Questions with certain words or tags on one site.",
        "Answers and comments; questions beyond the first 2,500 found at once where there is no"
            + " key.",
        Card.Completeness.COMPLETE,
        "Seen when a question is asked for again; without a key by walks that reach further back"
            + " ever more rarely.",
        "Seen with a key, when a question is asked for again and is gone; without one hardly.",
        "Free; 300 calls a day for an address, 10,000 with a key.",
        "CC BY-SA: author and link must stay with the text.",
        "None needed; a key of an application helps.",
        "No.");
  }
}
