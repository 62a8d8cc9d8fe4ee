package earshot.ingest.sources.tripadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Recorded;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TripadvisorSourceTest extends SourceBasics {
  private static final String REVIEW =
      """
      {"id": 9876543, "lang": "hy", "location_id": 7, "published_date": "2026-11-10T08:15:00Z", "rating": 2, "helpful_votes": 3,
       "url": "https://www.tripadvisor.com/ShowUserReviews-g1-d7-r9876543", "title": "Cold", "text": "Cold coffee.", "trip_type": "Couples", "travel_date": "2026-11",
       "user": {"username": "ada-b", "user_location": {"name": "Yerevan"}},
       "owner_response": {"text": "We are sorry.", "published_date": "2026-11-11T10:00:00Z"}}\
      """;

  @Override
  protected Source source() {
    return new TripadvisorSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("location", "7", "key", "t0ken", "languages", "en,hy", "what", "reviews");
  }

  @Override
  protected String page() {
    return "{\"data\": [" + REVIEW + "]}";
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = saidOn(read(page())).getFirst();
    assertThat(review.nativeId()).isEqualTo("9876543");
    assertThat(review.account()).isEqualTo("7");
    assertThat(review.title()).contains("Cold");
    assertThat(review.text()).contains("Cold coffee.");
    assertThat(review.language()).contains("hy");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.author().orElseThrow().name()).contains("ada-b");
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-10T08:15:00Z"));
    assertThat(review.reply())
        .contains(
            new Reply(
                "We are sorry.",
                Optional.of(Instant.parse("2026-11-11T10:00:00Z")),
                Optional.empty()));
  }

  @Test
  void eachLanguageIsAskedForWithTheKeyInAHeader() {
    Request request = feedsOf(settings()).getLast().request(START, Optional.empty());
    assertThat(request.url())
        .hasToString(
            "https://terra.tripadvisor.com/api/locations/7/reviews?version=v1&language=hy");
    assertThat(request.header("X-API-Key")).isEqualTo("t0ken");
  }

  @Test
  void pathListAndFieldsAreWhatTheContractSays() throws Exception {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("path", "api/content/{location}");
    place.put("list", "reviews");
    place.put("fields", List.of("text=body.original", "author=by"));
    Feed feed = feedsOf(place).getFirst();
    Request request = feed.request(START, Optional.empty());
    assertThat(request.url().encodedPath()).isEqualTo("/api/content/7");
    String body =
        "{\"reviews\": [{\"id\": \"r1\", \"by\": \"Ada\", \"body\": {\"original\": \"Cold\"}}]}";
    Mention review =
        saidOn(
                feed.parse(
                    new Fetched(
                        request.url(), Headers.of(), body.getBytes(StandardCharsets.UTF_8))))
            .getFirst();
    assertThat(review.text()).contains("Cold");
    assertThat(review.author().orElseThrow().name()).contains("Ada");
  }

  @Test
  void theListingIsFacts() throws Exception {
    String location =
        """
        {"name": "Acme Coffee", "phone": "+374 10 000000", "website": "https://acme.example", "address_obj": {"street1": "Abovyan 1", "address_string": "Abovyan 1, Yerevan"},
         "hours": {"weekday_text": ["Monday: 08:00 - 20:00", "Tuesday: 08:00 - 20:00"]}, "price_level": "$$", "rating": "4.5", "num_reviews": "538", "card": {"at": "https://acme.example/menu"},
         "web_url": "https://www.tripadvisor.com/Restaurant_Review-g1-d7"}
        """;
    Map<String, Object> place = new HashMap<>(settings());
    place.putAll(Map.of("what", "listing", "listing-fields", "menu=card.at"));
    Feed listing = feedsOf(place).getFirst();
    assertThat(listing.request(START, Optional.empty()).url())
        .hasToString("https://terra.tripadvisor.com/api/locations/7?version=v1");
    assertThat(listing.parse(answer(location)).items())
        .containsExactly(
            fact("name", "Acme Coffee"),
            fact("phone", "+374 10 000000"),
            fact("website", "https://acme.example"),
            fact("address", "Abovyan 1, Yerevan"),
            fact("menu", "https://acme.example/menu"),
            fact("price range", "$$"),
            fact("reviews", "538"),
            fact("hours", "Monday: 08:00 - 20:00; Tuesday: 08:00 - 20:00"),
            fact("rating", "4.5 of 5"));
    assertThatThrownBy(() -> listing.parse(answer("{}"))).hasMessageContaining("no listing");
  }

  private static Fetched answer(String body) {
    return Recorded.answer("https://terra.tripadvisor.com/", body);
  }

  private static Item fact(String name, String value) {
    return new Item.Fact("https://www.tripadvisor.com/Restaurant_Review-g1-d7", name, value);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("fields", List.of("stars=rating"));
    assertThatThrownBy(() -> feedsOf(place))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ours are author");
    place.put("fields", List.of());
    place.put("path", "api/reviews");
    assertThatThrownBy(() -> feedsOf(place)).isInstanceOf(ConfigException.class);
  }

  @Test
  void aRefusalSaysWhy() {
    assertThat(meaning(403, "{\"message\": \"API Key does not have access to endpoint.\"}"))
        .contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(401, "{\"error\": {\"message\": \"Who?\"}}"))
        .contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(404, "{\"message\": \"No.\"}")).isEmpty();
  }
}
