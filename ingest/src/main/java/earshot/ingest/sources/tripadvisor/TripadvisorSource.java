package earshot.ingest.sources.tripadvisor;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The reviews of one location that <a href="https://docs.terra.tripadvisor.com/">Terra</a>, the API
 * of 2026, gives. Its reviews are described to customers only: path and fields are settings.
 */
public final class TripadvisorSource extends DeclaredSource {
  static final String NAME = "tripadvisor";
  private static final String LOCATION = "location";

  public TripadvisorSource() {
    super(
        NAME,
        new Settings()
            .must(
                LOCATION, "\\d+", "the location's number", "Number of the location, as in …-d123-…")
            .secret("key", "API key of the account, for which the location is allowed")
            .list("languages", "en", "Languages to ask for, one feed each")
            .may(
                "path",
                "api/locations/{location}/reviews",
                "(?s).*\\{location\\}.*",
                "a path with {location}",
                "Path of the reviews, as the account's documentation has it")
            .may("version", "v1", "Version of the API")
            .may("list", "data", "Field of the answer that holds the reviews")
            .list(
                "fields",
                "",
                "Where the account's documentation names fields otherwise, as ours=theirs: "
                    + Fields.described())
            .base("https://terra.tripadvisor.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).with("X-API-Key", Settings.secret(place, "key"));
    String location = place.getString(LOCATION).strip();
    String path = place.getString("path").strip().replace("{location}", location);
    Fields fields = Fields.of(Settings.list(place, "fields"));
    return Settings.list(place, "languages").stream()
        .<Feed>map(
            language ->
                new ReviewsFeed(
                    location,
                    language,
                    new ReviewsFeed.Answers(
                        path, place.getString("version"), place.getString("list"), fields),
                    api))
        .toList();
  }
}
