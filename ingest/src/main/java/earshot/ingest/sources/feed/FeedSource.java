package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Any RSS, RDF, Atom or JSON feed: blogs, comments on blogs, news searches, alerts, forums. */
public final class FeedSource implements Source {
  static final String NAME = "feed";
  private static final String URL = "url";
  private static final String BASE_URL = "base-url";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .mustAddress(URL, "Address of the feed, for example https://blog.example/comments/feed/")
        .base(null, "Host that is asked instead of the address's own: a proxy or a copy")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl url = HttpUrl.get(place.getString(URL));
    return List.of(new SyndicatedFeed(url, Addresses.at(place.getString(BASE_URL), url)));
  }

  @Override
  public Card card() {
    return new Card(
        "Articles and comments that a site syndicates as RSS, RDF, Atom or JSON Feed, also search"
            + " feeds of Google News and Google Alerts.",
        "What left the feed between two looks (most hold the newest 10 to 100 items) and what the"
            + " feed leaves out: some carry only the beginning of a text.",
        Card.Completeness.WINDOW,
        "Seen while the item still is in the feed.",
        "Not seen: an item that is no longer in a feed has usually just become old.",
        "Free; ttl, skipHours and the syndication module's update period are honoured.",
        "No general rule; the site's own terms apply.",
        "None needed.",
        "No.");
  }
}
