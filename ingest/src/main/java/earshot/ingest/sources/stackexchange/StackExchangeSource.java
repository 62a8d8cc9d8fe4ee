package earshot.ingest.sources.stackexchange;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Questions on one site of Stack Exchange that have certain words or tags. */
public final class StackExchangeSource extends DeclaredSource {
  static final String NAME = "stackexchange";

  public StackExchangeSource() {
    super(
        NAME,
        new Settings()
            .may(
                "site", "stackoverflow", "[a-z0-9.-]+", "a name", "Site, for example stackoverflow")
            .may("query", null, "Words that are searched for")
            .list("tags", "", "Tags whose questions are read, one feed each")
            .maySecret("key", "Key of an application, for 10,000 calls a day instead of 300")
            .base("https://api.stackexchange.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).refusing(QuestionsFeed::refused);
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
}
