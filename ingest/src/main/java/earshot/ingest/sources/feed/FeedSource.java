package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** Any RSS, RDF, Atom or JSON feed: blogs, comments on blogs, news searches, alerts, forums. */
public final class FeedSource extends DeclaredSource {
  static final String NAME = "feed";
  private static final String URL = "url";
  private static final String BASE_URL = "base-url";

  public FeedSource() {
    super(
        NAME,
        new Settings()
            .mustAddress(
                URL, "Address of the feed, for example https://blog.example/comments/feed/")
            .base(null, "Host that is asked instead of the address's own: a proxy or a copy"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl url = HttpUrl.get(place.getString(URL));
    return List.of(new SyndicatedFeed(url, Addresses.at(place.getString(BASE_URL), url)));
  }
}
