package earshot.ingest.sources.appstore;

import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The newest reviews of one app, one feed a country's store. */
public final class AppStoreSource implements Source {
  static final String NAME = "appstore";
  private static final String APP = "app";
  private static final String COUNTRIES = "countries";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(
            APP,
            "\\d+",
            "the app's number",
            "The app's number, as in apps.apple.com/app/id310633997")
        .list(COUNTRIES, "us", "Stores to read, by two-letter country code")
        .base("https://itunes.apple.com", "Where the feed is asked for")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl base = Settings.base(place);
    return Settings.list(place, COUNTRIES).stream()
        .map(country -> country.toLowerCase(Locale.ROOT))
        .distinct()
        .<Feed>map(country -> new StoreFeed(base, place.getString(APP), country))
        .toList();
  }

  @Override
  public Card card() {
    return new Card(
        "The newest reviews of an app, at most 500 a country.",
        "Older reviews, stars given without words, the developer's answers, and what came and went"
            + " between two looks at a busy app. The feed is undocumented and sometimes empty.",
        Card.Completeness.WINDOW,
        "Seen while the review is among the newest 500.",
        "Not seen: a review that is missing may have become old, or the feed was empty.",
        "Free; no published limit, ten calls a walk and country.",
        "No published rule for the feed.",
        "None needed.",
        "No; that needs the App Store Connect API.");
  }
}
