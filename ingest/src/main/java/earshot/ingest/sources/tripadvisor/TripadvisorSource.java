package earshot.ingest.sources.tripadvisor;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The reviews of one location that <a href="https://docs.terra.tripadvisor.com/">Terra</a>, the API
 * of 2026, gives. Its reviews are described to customers only: path and fields are settings.
 */
public final class TripadvisorSource implements Source {
  static final String NAME = "tripadvisor";
  private static final String LOCATION = "location";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(LOCATION, "\\d+", "the location's number", "Number of the location, as in …-d123-…")
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
        .base("https://terra.tripadvisor.com", "Where the API is asked")
        .config();
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

  @Override
  public Card card() {
    return new Card(
        "The newest reviews of a location that the plan gives, in the languages asked for, with the"
            + " owner's answer. Unverified: nobody has tried it on the real service, so path and"
            + " fields are settings.",
        "Older reviews than those of one answer, locations that the account does not allow.",
        Card.Completeness.WINDOW,
        "Seen while the review is among the newest.",
        "Not seen: a review that is missing has usually given way to another.",
        "By plan: each call is counted, 1,000 are free.",
        "The contract's; the policy of the API before it allowed to keep the number of a location"
            + " only. Set retention to what yours says.",
        "An API key of Tripadvisor's Terra, with the location on the account's list.",
        "No: answers are written in the Management Center.");
  }
}
