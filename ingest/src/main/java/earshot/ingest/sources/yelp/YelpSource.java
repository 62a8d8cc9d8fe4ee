package earshot.ingest.sources.yelp;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Excerpts of reviews of one business, one feed a language, and its listing. */
public final class YelpSource implements Source {
  static final String NAME = "yelp";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("business", "Id or alias, as in yelp.com/biz/acme-coffee-yerevan; an id stays")
        .secret("key", "API key of an app on Yelp's site for developers")
        .list("locales", "en_US", "Only reviews in the languages of these are given")
        .some("what", List.of("reviews", "listing"), "What is read: reviews, listing")
        .may("zone", "America/Los_Angeles", "Time zone of the times that reviews bear")
        .base("https://api.yelp.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).bearer(Settings.secret(place, "key"));
    String business = place.getString("business").strip();
    List<String> what = Settings.list(place, "what");
    List<Feed> feeds = new ArrayList<>();
    if (what.contains("reviews")) {
      for (String locale : Settings.list(place, "locales")) {
        feeds.add(new ReviewsFeed(business, locale, zone(place.getString("zone")), api));
      }
    }
    if (what.contains("listing")) {
      feeds.add(new ListingFeed(business, api));
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

  @Override
  public Card card() {
    return new Card(
        "The first 160 characters of the three reviews that Yelp shows for each language, with"
            + " stars; name, phone, address, hours and overall rating.",
        "Whole texts and all other reviews: Yelp gives them under contract only.",
        Card.Completeness.WINDOW,
        "Seen while the review is one of the three.",
        "Not seen: a review that is missing has usually given way to another.",
        "300 calls a day while you try it, then by plan; some plans give no reviews.",
        "24 hours, but for ids; no use for training. Yelp's name and stars must be shown.",
        "An API key of an app on Yelp's site for developers.",
        "No: only partners may.");
  }
}
