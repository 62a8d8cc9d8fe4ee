package earshot.ingest.sources.appstore;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;

/** The newest reviews of one app, one feed a country's store. */
public final class AppStoreSource extends DeclaredSource {
  static final String NAME = "appstore";
  private static final String APP = "app";
  private static final String COUNTRIES = "countries";

  public AppStoreSource() {
    super(
        NAME,
        new Settings()
            .must(
                APP,
                "\\d+",
                "the app's number",
                "The app's number, as in apps.apple.com/app/id310633997")
            .list(COUNTRIES, "us", "Stores to read, by two-letter country code")
            .base("https://itunes.apple.com", "Where the feed is asked for"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place);
    return Settings.list(place, COUNTRIES).stream()
        .map(country -> country.toLowerCase(Locale.ROOT))
        .distinct()
        .<Feed>map(country -> new StoreFeed(place.getString(APP), country, api))
        .toList();
  }
}
