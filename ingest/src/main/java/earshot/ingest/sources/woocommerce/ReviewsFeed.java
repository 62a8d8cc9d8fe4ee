package earshot.ingest.sources.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The <a
 * href="https://woocommerce.github.io/woocommerce-rest-api-docs/#product-reviews">reviews</a> of a
 * shop, newest first by page numbers; the Link header knows the last one.
 */
final class ReviewsFeed extends ApiFeed implements Lookup {
  private static final String REVIEWS = "wp-json/wc/v3/products/reviews";
  private final HttpUrl shop;

  ReviewsFeed(HttpUrl shop, Api api) {
    super(
        WooCommerceSource.NAME,
        Addresses.site(shop),
        Addresses.site(shop),
        Shape.NEWEST_FIRST,
        api);
    this.shop = shop;
  }

  /** A review that waited for approval bears the time it was written. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(7);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at(REVIEWS)
            .addQueryParameter("status", "approved")
            .addQueryParameter("orderby", "date_gmt")
            .addQueryParameter("order", "desc")
            .addQueryParameter("per_page", "100")
            .addQueryParameter("page", page.orElse("1")));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    List<Item> items = Json.items(Json.list(fetched.json(), ""), "id", this::review);
    return Page.of(items, fetched.link("next").map(url -> url.queryParameter("page")));
  }

  private Optional<Item> review(JsonNode review) {
    String id = Json.id(review, "id");
    if (!review.path("status").asText("approved").equals("approved")) {
      return Optional.empty();
    }
    String product = Json.text(review, "product_name");
    return Optional.of(
        new Item.Said(
            said(id, Kind.REVIEW)
                .author(Json.text(review, "reviewer"), null, null)
                .text(PlainText.of(review.path("review").asText()))
                .url(address(review, id))
                .rating(Json.stars(review, "rating"))
                .publishedAt(Json.time(review, "date_created_gmt"))
                .thread(Json.text(review, "product_id"))
                .place(product == null ? null : PlainText.line(product))));
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

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return api.get(api.at(REVIEWS).addPathSegment(nativeId));
  }

  /** What is in the trash, spam or no longer approved can still be asked for. */
  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    return review(same(nativeId, fetched.json(), "id")).orElseGet(() -> gone(nativeId));
  }
}
