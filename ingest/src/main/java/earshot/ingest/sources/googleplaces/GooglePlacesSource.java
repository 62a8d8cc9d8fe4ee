package earshot.ingest.sources.googleplaces;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** The reviews that Google shows of one place, one feed a language, and its listing. */
public final class GooglePlacesSource extends DeclaredSource {
  static final String NAME = "google-places";

  /** What is not named here is not given, and every field has its price. */
  private static final String FIELDS =
      "id,displayName,formattedAddress,internationalPhoneNumber,websiteUri,googleMapsUri,rating,"
          + "userRatingCount,regularOpeningHours,reviews";

  public GooglePlacesSource() {
    super(
        NAME,
        new Settings()
            .must("place", "Id of the place, as Google's Place ID Finder gives it")
            .secret("key", "API key of a Google Cloud project with the Places API (New)")
            .list("languages", "en", "Languages to ask in; each may show other reviews")
            .base("https://places.googleapis.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place)
            .with("X-Goog-Api-Key", Settings.secret(place, "key"))
            .with("X-Goog-FieldMask", FIELDS)
            .refusing(Google::named);
    String id = place.getString("place").strip();
    return Settings.list(place, "languages").stream()
        .<Feed>map(language -> new PlaceFeed(id, language, api))
        .toList();
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofHours(24));
  }
}
