package earshot.ingest.sources.appstoreconnect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Settings;
import earshot.ingest.source.SigningKey;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/** All reviews of one's own app, in all countries. */
public final class AppStoreConnectSource extends DeclaredSource {
  static final String NAME = "appstore-connect";
  private static final String AUDIENCE = "appstoreconnect-v1";

  public AppStoreConnectSource() {
    super(
        NAME,
        new Settings()
            .must("app", "\\d+", "the app's number", "The app's number, its Apple ID")
            .must("issuer", "[0-9a-fA-F-]{36}", "the issuer's id", "Issuer id of the team's keys")
            .must("key-id", "[A-Z0-9]{5,20}", "the key's id such as 2X9R4HXF34", "Id of the key")
            .pem("key", "The key itself, as in the file AuthKey_….p8")
            .base("https://api.appstoreconnect.apple.com", "Where the API is asked"),
        place -> new ReviewReplier(place.getString("app").strip(), api(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ReviewsFeed(place.getString("app").strip(), api(place)));
  }

  private static Api api(AbstractConfig place) {
    return Api.of(place)
        .refusing(AppStoreConnectSource::refusal)
        .signed(
            new SigningKey(
                place.getString("key-id").strip(),
                place.getString("issuer").strip(),
                AUDIENCE,
                new Password(Settings.secret(place, "key"))));
  }

  /** It says in words whether the key, the role or an agreement of the team is missing. */
  private static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("errors").path(0);
    return Refusal.ofKey(status, "Apple", Json.text(error, "detail"));
  }
}
