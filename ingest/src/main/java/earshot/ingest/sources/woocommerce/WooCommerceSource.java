package earshot.ingest.sources.woocommerce;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews of the products of one's own shop. */
public final class WooCommerceSource extends DeclaredSource {
  static final String NAME = "woocommerce";

  public WooCommerceSource() {
    super(
        NAME,
        new Settings()
            .mustAddress("shop", "Address of the shop, for example https://shop.example")
            .secret("consumer-key", "Key with the right to read, from the shop's REST API settings")
            .secret("consumer-secret", "The secret that was shown with the key")
            .base(null, "Host that is asked instead of the shop's own: a proxy or a copy"));
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
}
