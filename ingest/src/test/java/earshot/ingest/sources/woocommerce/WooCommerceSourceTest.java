package earshot.ingest.sources.woocommerce;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.Item;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;

class WooCommerceSourceTest extends SourceBasics {
  private static final String REVIEW =
      """
      {"id": 173, "date_created": "2026-11-14T12:15:00", "date_created_gmt": "2026-11-14T08:15:00", "product_id": 32,
       "product_name": "Fancy &amp; soft chair", "product_permalink": "https://shop.example/en/product/chair/",
       "status": "approved", "reviewer": "Ada B.", "reviewer_email": "ada@mail.example",
       "review": "<p>It &#8220;broke&#8221;.</p>\\n<p>Twice.</p>\\n", "rating": 2, "verified": false,
       "reviewer_avatar_urls": {"24": "https://pictures.example/a?s=24"}, "_links": {"self": [{"href": "https://shop.example/en/wp-json/wc/v3/products/reviews/173"}]}}
      """;

  @Override
  protected Source source() {
    return new WooCommerceSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of(
        "shop", "https://shop.example/en/", "consumer-key", "ck_1", "consumer-secret", "cs_2");
  }

  @Override
  protected String page() {
    return "[" + REVIEW + "]";
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertIs(review, Kind.REVIEW, "shop.example/en", "173");
    assertThat(review.text()).contains("It “broke”.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.author().orElseThrow().name()).contains("Ada B.");
    assertThat(review.url()).contains("https://shop.example/en/product/chair/#comment-173");
    assertThat(review.thread()).contains("32");
    assertThat(review.place()).contains("Fancy & soft chair");
    assertThat(review.toString()).as("personal data").doesNotContain("mail.example");
  }

  @Test
  void onlyTheTimeInUtcIsBelieved() throws Exception {
    assertThat(saidOn(read(page())).getFirst().publishedAt())
        .contains(Instant.parse("2026-11-14T08:15:00Z"));
  }

  @Test
  void olderShopsNameTheProductByNumberAndNoRatingIsZero() throws Exception {
    Mention old =
        saidOn(read("[{\"id\": 5, \"product_id\": 32, \"rating\": 0, \"review\": \"\"}]"))
            .getFirst();
    assertThat(old.url()).contains("https://shop.example/en/?p=32#comment-5");
    assertThat(old.rating()).isEmpty();
    assertThat(old.text()).isEmpty();
    assertThat(old.place()).isEmpty();
  }

  @Test
  void whatIsNotApprovedIsNotInPublicAndOnceItWasItIsTakenBack() throws Exception {
    for (String status : new String[] {"hold", "spam", "trash"}) {
      String hidden = REVIEW.replace("\"approved\"", "\"" + status + "\"");
      assertThat(read("[" + hidden + "]").items()).isEmpty();
      assertThat(lookedUp("173", hidden)).isInstanceOf(Item.Gone.class);
    }
    assertThat(lookedUp("173", REVIEW)).isInstanceOf(Item.Said.class);
  }

  @Test
  void theLinkLeadsToTheNextPage() throws Exception {
    String link = "<https://shop.example/en/wp-json/wc/v3/products/reviews?page=3>; rel=\"next\"";
    assertThat(firstFeed().parse(answer(address("2").toString(), page(), "Link", link)).next())
        .contains("3");
    assertThat(read(page()).next()).isEmpty();
    assertThat(address("2").encodedPath()).isEqualTo("/en/wp-json/wc/v3/products/reviews");
    assertThat(address("2").queryParameter("page")).isEqualTo("2");
  }

  @Test
  void aProxyMayStandInForTheShop() throws Exception {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("base-url", "http://127.0.0.1:8000");
    assertThat(feedsOf(place).getFirst().id()).isEqualTo(firstFeed().id());
    assertThat(feedsOf(place).getFirst().request(START, Optional.empty()).url().toString())
        .startsWith("http://127.0.0.1:8000/en/wp-json/");
  }

  @Test
  void keyAndSecretAreALogin() {
    assertThat(firstFeed().request(START, Optional.empty()).header("Authorization"))
        .isEqualTo(Credentials.basic("ck_1", "cs_2"));
  }
}
