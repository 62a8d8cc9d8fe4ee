package earshot.ingest.sources.yelp;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Excerpts of reviews of one business, one feed a language, and its listing. */
public final class YelpSource extends DeclaredSource {
  static final String NAME = "yelp";

  public YelpSource() {
    super(
        NAME,
        new Settings()
            .must("business", "Id or alias, as in yelp.com/biz/acme-coffee-yerevan; an id stays")
            .secret("key", "API key of an app on Yelp's site for developers")
            .list("locales", "en_US", "Only reviews in the languages of these are given")
            .some("what", List.of("reviews", "listing"), "What is read: reviews, listing")
            .may("zone", "America/Los_Angeles", "Time zone of the times that reviews bear")
            .base("https://api.yelp.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).bearer(Settings.secret(place, "key")).refusing(Yelp::refusal);
    String business = place.getString("business").strip();
    List<String> what = Settings.list(place, "what");
    List<Feed> feeds = new ArrayList<>();
    if (what.contains("reviews")) {
      for (String locale : Settings.list(place, "locales")) {
        feeds.add(new ReviewsFeed(business, locale, zone(place.getString("zone")), api));
      }
    }
    if (what.contains("listing")) {
      feeds.add(new BusinessFeed(business, api));
    }
    return feeds;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ConfigException("zone", name, "a time zone is due, as in America/Los_Angeles");
    }
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofHours(24));
  }
}
