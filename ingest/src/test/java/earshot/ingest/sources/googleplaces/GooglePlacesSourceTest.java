package earshot.ingest.sources.googleplaces;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class GooglePlacesSourceTest extends SourceBasics {
  private static final String REVIEW =
      """
      {"name": "places/ChIJacme/reviews/Ch1", "relativePublishTimeDescription": "a year ago", "rating": 2,
       "text": {"text": "The coffee was cold", "languageCode": "en"}, "originalText": {"text": "Սուրճը սառն էր", "languageCode": "hy"},
       "authorAttribution": {"displayName": "Ada B.", "uri": "https://www.google.com/maps/contrib/1/reviews", "photoUri": "https://pictures.example/a"},
       "publishTime": "2026-11-14T08:15:45.700605Z", "googleMapsUri": "https://www.google.com/maps/reviews/data=!4m6!1sCh1"}
      """;

  @Override
  protected Source source() {
    return new GooglePlacesSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("place", "ChIJacme", "key", "AIza-f0r", "languages", List.of("en", "hy"));
  }

  @Override
  protected String page() {
    return place("\"reviews\": [" + REVIEW + "]");
  }

  private static String place(String rest) {
    return "{\"id\": \"ChIJacme\", " + rest + "}";
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(
        Models.openApi("google/places.openapi.json", "GoogleMapsPlacesV1Place")
            .lacking("reviews[].googleMapsUri"));
  }

  @Test
  void aReviewIsReadAsItWasWritten() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertThat(review.account()).isEqualTo("ChIJacme");
    assertThat(review.nativeId()).isEqualTo("Ch1");
    assertThat(review.text()).as("not the translation").contains("Սուրճը սառն էր");
    assertThat(review.language()).contains("hy");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.author().orElseThrow().name()).contains("Ada B.");
    assertThat(review.url()).contains("https://www.google.com/maps/reviews/data=!4m6!1sCh1");
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-14T08:15:45.700605Z"));
  }

  @Test
  void eachLanguageIsAFeedWithTheSameReviews() throws Exception {
    List<Feed> feeds = feedsOf(settings());
    assertThat(feeds).extracting(Feed::place).containsExactly("ChIJacme/en", "ChIJacme/hy");
    assertThat(address())
        .hasToString("https://places.googleapis.com/v1/places/ChIJacme?languageCode=en");
    Mention again = saidOn(feeds.get(1).parse(answer(address().toString(), page()))).getFirst();
    assertThat(again.id()).isEqualTo(saidOn(read(page())).getFirst().id());
  }

  @Test
  void onlyWhatIsNamedIsGiven() {
    Request asked = firstFeed().request(START, Optional.empty());
    assertThat(asked.header("X-Goog-FieldMask")).contains("reviews").doesNotContain("*");
    assertThat(asked.header("X-Goog-Api-Key")).isEqualTo("AIza-f0r");
  }

  @Test
  void theListingIsFactsAndDaysCountFromSunday() throws Exception {
    String place =
        place(
            """
            "displayName": {"text": "Acme Coffee", "languageCode": "en"}, "internationalPhoneNumber": "+374 10 000000", "websiteUri": "https://acme.example/",
            "formattedAddress": "Abovyan 1, Yerevan", "rating": 4.4, "userRatingCount": 812, "regularOpeningHours": {"periods": [
             {"open": {"day": 0, "hour": 10, "minute": 0}, "close": {"day": 0, "hour": 16, "minute": 30}},
             {"open": {"day": 6, "hour": 18, "minute": 0}, "close": {"day": 0, "hour": 2, "minute": 0}}]}
            """);
    assertThat(read(place).items())
        .containsExactly(
            fact("name", "Acme Coffee"),
            fact("phone", "+374 10 000000"),
            fact("website", "https://acme.example/"),
            fact("address", "Abovyan 1, Yerevan"),
            fact("hours", "Saturday 18:00-02:00; Sunday 10:00-16:30"),
            fact("rating", "4.4 of 5"),
            fact("ratings", "812"));
  }

  private static Item fact(String name, String value) {
    return new Item.Fact("ChIJacme", name, value);
  }

  @Test
  void aPlaceMayNeverCloseAndMayHaveNoReviews() throws Exception {
    String always =
        "\"regularOpeningHours\": {\"periods\": [{\"open\": {\"day\": 0, \"hour\": 0, \"minute\":"
            + " 0}}]}";
    assertThat(read(place(always)).items()).containsExactly(fact("hours", "always open"));
    assertThat(read(place("\"reviews\": []")).items()).isEmpty();
    assertThatThrownBy(() -> read("{\"reviews\": []}")).hasMessageContaining("no place");
  }

  @Test
  void aQuotaIsWaitedForAndAWrongKeyIsNot() {
    String error = "{\"error\": {\"code\": 1, \"message\": \"No.\", \"status\": \"%s\"}}";
    assertThat(
            firstFeed()
                .refusal(429, answer("https://g.example/", error.formatted("RESOURCE_EXHAUSTED"))))
        .hasValueSatisfying(no -> assertThat(no.pause()).contains(Duration.ofHours(1)));
    assertThat(meaning(400, error.formatted("INVALID_ARGUMENT"))).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(503, error.formatted("UNAVAILABLE"))).contains(Refusal.Kind.PASSING);
    assertThat(meaning(500, "<html>")).isEmpty();
  }
}
