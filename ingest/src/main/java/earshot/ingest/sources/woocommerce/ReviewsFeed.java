package earshot.ingest.sources.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.WordPressFeed;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a
 * href="https://woocommerce.github.io/woocommerce-rest-api-docs/#product-reviews">reviews</a> of a
 * shop.
 */
final class ReviewsFeed extends WordPressFeed {
  private final HttpUrl shop;

  ReviewsFeed(HttpUrl shop, Api api) {
    super(WooCommerceSource.NAME, shop, "wp-json/wc/v3/products/reviews", api);
    this.shop = shop;
  }

  @Override
  protected HttpUrl.Builder list() {
    return super.list().addQueryParameter("status", "approved");
  }

  @Override
  protected Optional<Draft> read(JsonNode review) {
    String id = Json.id(review, "id");
    String product = Json.text(review, "product_name");
    return Optional.of(
        said(id, Kind.REVIEW)
            .author(Json.text(review, "reviewer"), null, null)
            .text(PlainText.of(review.path("review").asText()))
            .url(address(review, id))
            .rating(Json.stars(review, "rating"))
            .publishedAt(Json.time(review, "date_created_gmt"))
            .thread(Json.text(review, "product_id"))
            .place(product == null ? null : PlainText.line(product)));
  }

  /** Older shops name the product by its number only. */
  private String address(JsonNode review, String id) {
    @Nullable String product = Json.text(review, "product_permalink");
    HttpUrl url =
        product == null
            ? shop.newBuilder().addQueryParameter("p", Json.text(review, "product_id")).build()
            : Addresses.resolve(shop, product).orElse(shop);
    return url.newBuilder().fragment("comment-" + id).build().toString();
  }
}
