package earshot.ingest.sources.googleplaces;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The reviews that Google shows of one place, one feed a language, and its listing. */
public final class GooglePlacesSource implements Source {
  static final String NAME = "google-places";

  /** What is not named here is not given, and every field has its price. */
  private static final String FIELDS =
      "id,displayName,formattedAddress,internationalPhoneNumber,websiteUri,googleMapsUri,rating,"
          + "userRatingCount,regularOpeningHours,reviews";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("place", "Id of the place, as Google's Place ID Finder gives it")
        .secret("key", "API key of a Google Cloud project with the Places API (New)")
        .list("languages", "en", "Languages to ask in; each may show other reviews")
        .base("https://places.googleapis.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place)
            .with("X-Goog-Api-Key", Settings.secret(place, "key"))
            .with("X-Goog-FieldMask", FIELDS);
    String id = place.getString("place").strip();
    return Settings.list(place, "languages").stream()
        .<Feed>map(language -> new PlaceFeed(id, language, api))
        .toList();
  }

  @Override
  public Optional<Duration> keepsTexts() {
    return Optional.of(Duration.ofHours(24));
  }

  @Override
  public Card card() {
    return new Card(
        "The five reviews that Google finds most relevant for each language, whole and as they were"
            + " written; name, phone, address, hours, website and overall rating.",
        "All other reviews; the owner's answers. The source google-business hears them all, for"
            + " owners.",
        Card.Completeness.WINDOW,
        "Seen while the review is one of the five.",
        "Not seen: a review that is missing has usually given way to another.",
        "Each call is paid for; the fields with reviews have the highest price.",
        "Google's terms let only ids of places be kept for long; the author must be shown.",
        "An API key of a Google Cloud project with billing.",
        "No.");
  }
}
