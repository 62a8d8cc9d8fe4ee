package earshot.ingest.sources.trustpilot;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Public reviews of one business on Trustpilot. */
public final class TrustpilotSource extends DeclaredSource {
  static final String NAME = "trustpilot";

  public TrustpilotSource() {
    super(
        NAME,
        new Settings()
            .must(
                "business-unit",
                "[0-9a-f]{24}",
                "the 24 digits and letters of a business unit",
                "Id of the business, as Trustpilot's API finds it by the name of the website")
            .secret("key", "API key of the business account")
            .maySecret("secret", "Secret of that API key; only answers need it")
            .may("business-user", null, "Id of the business user in whose name answers are given")
            .maySecret(
                "hook-secret",
                "A secret of your own that the address given to Trustpilot ends with: ?token=…")
            .base("https://api.trustpilot.com", "Where the API is asked"),
        ReviewReplier::of);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).with("apikey", Settings.secret(place, "key"));
    return List.of(new ReviewsFeed(place.getString("business-unit").strip(), api));
  }
}
