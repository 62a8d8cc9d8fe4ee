package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews of one location of a business on Google, what Google knows about it, and its menu. */
public final class GoogleBusinessSource extends DeclaredSource {
  static final String NAME = "google-business";
  private static final String LOCATION = "location";
  private static final String LINK = "link";
  private static final String INFORMATION = "https://mybusinessbusinessinformation.googleapis.com";

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
                .some(
                    "what",
                    List.of("reviews", "listing"),
                    List.of("menu"),
                    "What is read: reviews, listing, menu (of what serves food)")
                .address(
                    LINK, null, "Where people read its reviews: the API tells no address of one")
                .base("https://mybusiness.googleapis.com", "Where the API is asked")),
        place -> new ReviewReplier(place.getString(LOCATION).strip(), Google.owned(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Google.owned(place);
    String location = place.getString(LOCATION).strip();
    String link = place.getString(LINK);
    return Settings.list(place, "what").stream()
        .<Feed>map(
            what ->
                switch (what) {
                  case "listing" ->
                      new LocationFeed(
                          location, link, api.at(Addresses.beside(place, INFORMATION)));
                  case "menu" -> new MenuFeed(location, link, api);
                  default -> new ReviewsFeed(location, link, api);
                })
        .toList();
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofDays(30));
  }
}
