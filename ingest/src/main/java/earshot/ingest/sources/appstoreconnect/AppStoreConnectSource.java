package earshot.ingest.sources.appstoreconnect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.SigningKey;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** All reviews of one's own app, in all countries. */
public final class AppStoreConnectSource implements Source {
  static final String NAME = "appstore-connect";
  private static final String AUDIENCE = "appstoreconnect-v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("app", "\\d+", "the app's number", "The app's number, its Apple ID")
        .must("issuer", "[0-9a-fA-F-]{36}", "the issuer's id", "Issuer id of the team's keys")
        .must("key-id", "[A-Z0-9]{5,20}", "the key's id such as 2X9R4HXF34", "Id of the key")
        .pem("key", "The key itself, as in the file AuthKey_….p8")
        .base("https://api.appstoreconnect.apple.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ReviewsFeed(place.getString("app").strip(), key(place), Api.of(place)));
  }

  private static SigningKey key(AbstractConfig place) {
    return new SigningKey(
        place.getString("key-id").strip(),
        place.getString("issuer").strip(),
        AUDIENCE,
        new Password(Settings.secret(place, "key")));
  }

  /** It says in words whether the key, the role or an agreement of the team is missing. */
  static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("errors").path(0);
    return Refusal.ofKey(status, "Apple", Json.text(error, "detail"));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(
        place -> new ReviewReplier(place.getString("app").strip(), key(place), Api.of(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "All reviews with words of an own app in all countries, with stars and the developer's"
            + " answer.",
        "Stars without words, apps of others, the language of a review, and when it was edited.",
        Card.Completeness.COMPLETE,
        "Seen for 30 days, by walks that reach further back ever more rarely.",
        "Seen for 30 days, when such walks must have shown a review and did not.",
        "Free; Apple counts some 3,600 calls an hour for a team.",
        "No published rule.",
        "A team key of App Store Connect that may read customer reviews.",
        "Yes, with a key whose role may answer, up to 5,970 characters; a new answer replaces the old"
            + " one.");
  }
}
