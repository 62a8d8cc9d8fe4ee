package earshot.ingest.sources.trustpilot;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Public reviews of one business on Trustpilot. */
public final class TrustpilotSource implements Source {
  static final String NAME = "trustpilot";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
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
        .base("https://api.trustpilot.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).with("apikey", Settings.secret(place, "key"));
    return List.of(new ReviewsFeed(place.getString("business-unit").strip(), api));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(ReviewReplier::of);
  }

  @Override
  public Card card() {
    return new Card(
        "All public reviews of a business, with stars and the company's answer.",
        "Reviews that Trustpilot holds back, product reviews, e-mail addresses and order numbers.",
        Card.Completeness.COMPLETE,
        "Seen when a review is asked for again.",
        "Seen when a review is asked for again and is gone.",
        "With the plan of the business; at most 833 calls in 5 minutes and 10,000 an hour are"
            + " advised.",
        "The contract's; deletions must be honoured.",
        "An API key from the settings of Trustpilot Business.",
        "Yes, once a review, with the API key's secret and the id of a business user.");
  }
}
