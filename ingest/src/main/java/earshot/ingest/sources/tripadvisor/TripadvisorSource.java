package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The reviews of one location that <a href="https://docs.terra.tripadvisor.com/">Terra</a>, the API
 * of 2026, gives, and its listing. Both are described to customers only: paths and fields are
 * settings.
 */
public final class TripadvisorSource extends DeclaredSource {
  static final String NAME = "tripadvisor";
  private static final String LOCATION = "location";
  private static final String PATH = "path";
  private static final String FIELDS = "fields";
  private static final String LISTING_PATH = "listing-path";
  private static final String LISTING_FIELDS = "listing-fields";
  private static final String FORM = "(?s).*\\{location\\}.*";
  private static final String DUE = "a path with {location}";
  private static final String SAYS = ", as the account's documentation has it";
  private static final String NAMED =
      "Where the account's documentation names fields otherwise, as ours=theirs: ";

  public TripadvisorSource() {
    super(
        NAME,
        new Settings()
            .must(
                LOCATION, "\\d+", "the location's number", "Number of the location, as in …-d123-…")
            .secret("key", "API key of the account, for which the location is allowed")
            .some("what", List.of("reviews", "listing"), "What is read: reviews, listing")
            .list("languages", "en", "Languages to ask for reviews in, one feed each")
            .may(PATH, "api/locations/{location}/reviews", FORM, DUE, "Path of the reviews" + SAYS)
            .may(LISTING_PATH, "api/locations/{location}", FORM, DUE, "Path of the listing" + SAYS)
            .may("version", "v1", "Version of the API")
            .may("list", "data", "Field of the answer that holds the reviews")
            .list(FIELDS, "", NAMED + Described.names(Described.REVIEW))
            .list(
                LISTING_FIELDS,
                "",
                "The same of the listing: " + Described.names(Described.LISTING))
            .base("https://terra.tripadvisor.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place)
            .with("X-API-Key", Settings.secret(place, "key"))
            .refusing(TripadvisorSource::refused);
    String location = place.getString(LOCATION).strip();
    List<String> what = Settings.list(place, "what");
    List<Feed> feeds = new ArrayList<>();
    if (what.contains("reviews")) {
      Described reviews = Described.of(place, PATH, FIELDS, Described.REVIEW);
      for (String language : Settings.list(place, "languages")) {
        feeds.add(new ReviewsFeed(location, language, place.getString("list"), reviews, api));
      }
    }
    if (what.contains("listing")) {
      Described listing = Described.of(place, LISTING_PATH, LISTING_FIELDS, Described.LISTING);
      feeds.add(new LocationFeed(location, listing, api));
    }
    return feeds;
  }

  /** The key, the location or the endpoint is not in the plan; the body says which. */
  private static Optional<Refusal> refused(int status, Fetched answer) {
    JsonNode error = answer.error();
    String why = Json.text(error.has("error") ? error.path("error") : error, "message");
    return Refusal.ofKey(status, "Tripadvisor", why);
  }
}
