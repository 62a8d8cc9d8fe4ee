package earshot.ingest.sources.woocommerce;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Reviews of the products of one's own shop. */
public final class WooCommerceSource implements Source {
  static final String NAME = "woocommerce";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .mustAddress("shop", "Address of the shop, for example https://shop.example")
        .secret("consumer-key", "Key with the right to read, from the shop's REST API settings")
        .secret("consumer-secret", "The secret that was shown with the key")
        .base(null, "Host that is asked instead of the shop's own: a proxy or a copy")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl shop = HttpUrl.get(place.getString("shop"));
    Api api =
        Api.of(place, shop)
            .login(
                Settings.secret(place, "consumer-key"), Settings.secret(place, "consumer-secret"));
    return List.of(new ReviewsFeed(shop, api));
  }

  @Override
  public Card card() {
    return new Card(
        "All approved reviews of the shop's products, with stars.",
        "Reviews that wait for approval, e-mail addresses of customers, and the shop's answers.",
        Card.Completeness.COMPLETE,
        "Seen when a review is asked for again.",
        "Seen when a review is asked for again and is deleted, in the trash or marked as spam.",
        "Free; the shop's own server answers.",
        "Yours: it is your shop.",
        "A consumer key and secret with the right to read.",
        "Not by this: answers are comments, which the source wordpress gives.");
  }
}
