package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews of one location of a business on Google. */
public final class GoogleBusinessSource extends DeclaredSource {
  static final String NAME = "google-business";
  private static final String LOCATION = "location";
  private static final String LINK = "link";

  public GoogleBusinessSource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .must(
                    LOCATION,
                    "accounts/\\d+/locations/\\d+",
                    "accounts/…/locations/… with their numbers",
                    "The location, as Google's API names it: accounts/1/locations/2")
                .address(
                    LINK, null, "Where people read its reviews: the API tells no address of one")
                .base("https://mybusiness.googleapis.com", "Where the API is asked")),
        place -> new ReviewReplier(place.getString(LOCATION).strip(), Google.owned(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(
        new ReviewsFeed(
            place.getString(LOCATION).strip(), place.getString(LINK), Google.owned(place)));
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofDays(30));
  }
}
