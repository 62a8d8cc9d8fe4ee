package earshot.ingest.sources.yelp;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class YelpSourceTest extends SourceBasics {
  private static final String REVIEW =
      """
      {"id": "rv1", "rating": 2, "user": {"id": "u1", "profile_url": "https://www.yelp.com/user_details?userid=u1", "image_url": null, "name": "Ada B."},
       "text": "Went back again and nothing has changed...", "time_created": "2026-11-14 00:41:13",
       "url": "https://www.yelp.com/biz/acme-coffee?hrid=rv1&adjust_creative=abc&utm_source=abc"}
      """;

  @Override
  protected Source source() {
    return new YelpSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return with("what", "reviews");
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> place = new HashMap<>(Map.of("business", "acme-coffee", "key", "k3y-f0r"));
    place.put(name, value);
    return place;
  }

  @Override
  protected String page() {
    return "{\"reviews\": [" + REVIEW + "], \"total\": 3, \"possible_languages\": [\"en\"]}";
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertIs(review, Kind.REVIEW, "acme-coffee", "rv1");
    assertThat(review.text()).contains("Went back again and nothing has changed...");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.language()).contains("en");
    assertThat(review.author().orElseThrow().url())
        .contains("https://www.yelp.com/user_details?userid=u1");
    assertThat(review.url())
        .as("without what tells who asked")
        .contains("https://www.yelp.com/biz/acme-coffee?hrid=rv1");
  }

  @Test
  void timesAreYelpsOwn() throws Exception {
    assertThat(saidOn(read(page())).getFirst().publishedAt())
        .contains(Instant.parse("2026-11-14T08:41:13Z"));
    Feed elsewhere = feedsOf(with("zone", "Asia/Yerevan")).getFirst();
    assertThat(
            saidOn(elsewhere.parse(answer(address().toString(), page()))).getFirst().publishedAt())
        .contains(Instant.parse("2026-11-13T20:41:13Z"));
    assertThat(saidOn(read(page().replace("00:41:13", "late"))).getFirst().publishedAt()).isEmpty();
    assertThatThrownBy(() -> feedsOf(with("zone", "Moon"))).isInstanceOf(ConfigException.class);
  }

  @Test
  void olderAnswersNameAReviewInItsAddressOnly() throws Exception {
    String old = page().replace("\"id\": \"rv1\", ", "");
    assertThat(saidOn(read(old)).getFirst().nativeId()).isEqualTo("rv1");
    assertThat(read(old.replace("hrid=rv1&", "")).items().getFirst())
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void eachLanguageIsAFeedWithTheSameReviews() throws Exception {
    List<Feed> feeds = feedsOf(with("locales", "en_US,fr_FR"));
    assertThat(feeds)
        .extracting(Feed::place)
        .containsExactly("acme-coffee/en_US", "acme-coffee/fr_FR", "acme-coffee");
    assertThat(address().queryParameter("locale")).isEqualTo("en_US");
    Mention again = saidOn(feeds.get(1).parse(answer("https://api.yelp.com/", page()))).getFirst();
    assertThat(again.id()).isEqualTo(saidOn(read(page())).getFirst().id());
  }

  @Test
  void oneThrottleIsForASecondAndOneForTheDay() {
    String error = "{\"error\": {\"code\": \"%s\", \"description\": \"No.\"}}";
    assertThat(meaning(429, error.formatted("TOO_MANY_REQUESTS_PER_SECOND")))
        .contains(Refusal.Kind.TOO_MUCH);
    assertThat(
            firstFeed()
                .refusal(
                    429, answer("https://api.yelp.com/", error.formatted("ACCESS_LIMIT_REACHED"))))
        .hasValueSatisfying(no -> assertThat(no.pause()).contains(Duration.ofHours(1)));
    assertThat(meaning(403, error.formatted("BUSINESS_UNAVAILABLE")))
        .contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(404, error.formatted("BUSINESS_NOT_FOUND"))).as("by its status").isEmpty();
    assertThat(meaning(503, "<html>")).isEmpty();
  }

  @Test
  void theListingIsFacts() throws Exception {
    Feed listing = feedsOf(with("what", "listing")).getFirst();
    String business =
        """
        {"id": "b1", "alias": "acme-coffee", "name": "Acme Coffee", "phone": "+37410000000", "rating": 4.5, "review_count": 538, "price": "$$",
         "url": "https://www.yelp.com/biz/acme-coffee?adjust_creative=abc", "location": {"display_address": ["Abovyan 1", "Yerevan"]},
         "attributes": {"menu_url": "https://acme.example/menu"}, "hours": [{"hours_type": "REGULAR", "open": [
          {"day": 0, "start": "0800", "end": "2000", "is_overnight": false}, {"day": 1, "start": "0800", "end": "2000", "is_overnight": false},
          {"day": 6, "start": "1800", "end": "0200", "is_overnight": true}]}]}
        """;
    assertThat(listing.parse(answer("https://api.yelp.com/", business)).items())
        .containsExactly(
            fact("name", "Acme Coffee"),
            fact("phone", "+37410000000"),
            fact("address", "Abovyan 1, Yerevan"),
            fact("hours", "Monday,Tuesday 08:00-20:00; Sunday 18:00-02:00"),
            fact("menu", "https://acme.example/menu"),
            fact("price range", "$$"),
            fact("rating", "4.5 of 5"),
            fact("reviews", "538"));
    assertThat(listing.parse(answer("https://api.yelp.com/", "{\"id\": \"b1\"}")).items())
        .isEmpty();
    assertThatThrownBy(() -> listing.parse(answer("https://api.yelp.com/", "{}")))
        .hasMessageContaining("no listing");
  }

  private static Item fact(String name, String value) {
    return new Item.Fact("https://www.yelp.com/biz/acme-coffee", name, value);
  }
}
