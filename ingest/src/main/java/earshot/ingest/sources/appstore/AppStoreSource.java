package earshot.ingest.sources.appstore;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The newest reviews of one app, one feed a country's store. */
public final class AppStoreSource implements Source {
  static final String NAME = "appstore";
  private static final String APP = "app";
  private static final String COUNTRIES = "countries";
  private static final String BASE_URL = "base-url";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(
            APP,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            number(),
            ConfigDef.Importance.HIGH,
            "The app's number, as in apps.apple.com/app/id310633997")
        .define(
            COUNTRIES,
            ConfigDef.Type.LIST,
            "us",
            ConfigDef.Importance.MEDIUM,
            "Stores to read, by two-letter country code")
        .define(
            BASE_URL,
            ConfigDef.Type.STRING,
            "https://itunes.apple.com",
            Addresses.http(),
            ConfigDef.Importance.LOW,
            "Where the feed is asked for");
  }

  private static ConfigDef.Validator number() {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value == null || !value.toString().matches("\\d+")) {
            throw new ConfigException(name, value, "the app's number is due");
          }
        },
        () -> "digits");
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl base = HttpUrl.get(place.getString(BASE_URL));
    return place.getList(COUNTRIES).stream()
        .map(country -> country.strip().toLowerCase(Locale.ROOT))
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
