package earshot.ingest.sources.webpage;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews and business facts of any page that carries schema.org data, as JSON-LD or microdata. */
public final class WebPageSource extends DeclaredSource {
  static final String NAME = "webpage";
  private static final String URL = "url";
  private static final String BASE_URL = "base-url";

  public WebPageSource() {
    super(
        NAME,
        new Settings()
            .mustAddress(URL, "Address of the page that shows the reviews")
            .base(null, "Host that is asked instead of the address's own: a proxy or a copy"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl url = HttpUrl.get(place.getString(URL));
    return List.of(new WebPageFeed(url, Addresses.at(place.getString(BASE_URL), url)));
  }
}
