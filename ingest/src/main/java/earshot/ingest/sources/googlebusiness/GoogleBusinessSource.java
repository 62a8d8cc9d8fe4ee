package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Reviews of one location of a business on Google. */
public final class GoogleBusinessSource implements Source {
  static final String NAME = "google-business";
  private static final String LOCATION = "location";
  private static final String LINK = "link";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    Settings own =
        new Settings()
            .must(
                LOCATION,
                "accounts/\\d+/locations/\\d+",
                "accounts/…/locations/… with their numbers",
                "The location, as Google's API names it: accounts/1/locations/2")
            .address(LINK, null, "Where people read its reviews: the API tells no address of one")
            .base("https://mybusiness.googleapis.com", "Where the API is asked");
    return OAuth.settings(own).config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(
        new ReviewsFeed(
            place.getString(LOCATION).strip(), place.getString(LINK), Google.owned(place)));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(
        place -> new ReviewReplier(place.getString(LOCATION).strip(), Google.owned(place)));
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofDays(30));
  }

  @Override
  public Card card() {
    return new Card(
        "All reviews of an own location, with stars and the owner's answer, in the language in which"
            + " they were written.",
        "Locations of others; who somebody is beyond a name; an address of a single review.",
        Card.Completeness.COMPLETE,
        "Seen at once for a review; a changed answer alone when old reviews are read again.",
        "Seen when old reviews are read again and it is no longer among them.",
        "Free; 300 calls a minute for a project.",
        "30 days for what is not asked for again.",
        "A project that Google approved, and the refresh token of somebody who manages the profile.",
        "Yes, up to 4,096 bytes; a new answer replaces the old one. Google looks at it before it"
            + " shows it.");
  }
}
