package earshot.ingest.sources.webpage;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Reviews and business facts of any page that carries schema.org data, as JSON-LD or microdata. */
public final class WebPageSource implements Source {
  static final String NAME = "webpage";
  private static final String URL = "url";
  private static final String BASE_URL = "base-url";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .mustAddress(URL, "Address of the page that shows the reviews")
        .base(null, "Host that is asked instead of the address's own: a proxy or a copy")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl url = HttpUrl.get(place.getString(URL));
    return List.of(new WebPageFeed(url, Addresses.at(place.getString(BASE_URL), url)));
  }

  @Override
  public Card card() {
    return new Card(
        "Reviews, the overall rating and business facts (name, phone, hours, address, website,"
            + " menu, prices) that a page marks up for search engines, on up to ten pages of a"
            + " list.",
        "What is not marked up, what scripts load later, and what a page no longer shows.",
        Card.Completeness.WINDOW,
        "Seen where the review has an id of its own; else an edited text counts as a new review.",
        "Not seen: a review that is missing may only have moved to a later page.",
        "Free; robots.txt is honoured.",
        "The site's terms apply: watch pages that are yours or that you may read.",
        "None needed.",
        "No.");
  }
}
