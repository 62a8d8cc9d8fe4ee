package earshot.ingest.sources.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.recorded.Recorded;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.OwnedBasics;
import earshot.ingest.source.Source;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleBusinessSourceTest extends OwnedBasics {
  private static final String REVIEW =
      """
      {"name": "accounts/1/locations/2/reviews/AbFvOq", "reviewId": "AbFvOq", "starRating": "TWO", "comment": "Cold again.\\nTwice.",
       "reviewer": {"displayName": "Ada B.", "profilePhotoUrl": "https://photos.example/a", "isAnonymous": false},
       "createTime": "2026-11-10T08:15:00.123456789Z", "updateTime": "2026-11-14T09:00:00.5Z",
       "reviewReply": {"comment": "We are sorry.", "updateTime": "2026-11-15T10:00:00Z"}}
      """;

  @Override
  protected Source source() {
    return new GoogleBusinessSource();
  }

  @Override
  protected Map<String, Object> owned() {
    return owned("reviews");
  }

  private static Map<String, Object> owned(String what) {
    return Map.of(
        "location", "accounts/1/locations/2", "link", "https://maps.example/?cid=7", "what", what);
  }

  @Override
  protected String review() {
    return REVIEW;
  }

  @Override
  protected String page(String review) {
    return "{\"reviews\": [%s], \"averageRating\": 4.1, \"totalReviewCount\": 120, \"nextPageToken\": \"p2\"}"
        .formatted(review);
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.openApi("google/my-business.openapi.json", "ListReviewsResponse"));
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = said(REVIEW);

    assertIs(review, Kind.REVIEW, "accounts/1/locations/2", "AbFvOq");
    assertThat(review.text()).contains("Cold again.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.url()).contains("https://maps.example/?cid=7");
    assertThat(review.place()).contains("accounts/1/locations/2");
    assertThat(review.author())
        .contains(
            new Author(
                Optional.of("Ada B."), Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-10T08:15:00.123456789Z"));
    assertThat(review.editedAt()).contains(Instant.parse("2026-11-14T09:00:00.5Z"));
    assertThat(review.reply())
        .contains(
            new Reply(
                "We are sorry.",
                Optional.of(Instant.parse("2026-11-15T10:00:00Z")),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'Kalt.\\n\\n(Translated by Google)\\nCold.',Kalt.",
    "'(Translated by Google) Cold.\\n\\n(Original)\\nKalt.',Kalt.",
    "'Kalt (Original).',Kalt (Original).",
  })
  void theTextIsWhatWasWrittenAndNotItsTranslation(String written, String kept) throws Exception {
    assertThat(said(REVIEW.replace("Cold again.\\nTwice.", written)).text()).contains(kept);
    assertThat(said(REVIEW.replace("We are sorry.", written)).reply().orElseThrow().text())
        .isEqualTo(kept);
  }

  @Test
  void starsAreWords() throws Exception {
    assertThat(said(REVIEW.replace("TWO", "FIVE")).rating()).contains(Rating.stars(5));
    assertThat(said(REVIEW.replace("TWO", "STAR_RATING_UNSPECIFIED")).rating()).isEmpty();
    assertThat(read(page(REVIEW.replace("TWO", "SIX"))).items())
        .singleElement()
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void whoStaysAnonymousHasNoNameAndStarsAloneAreAReview() throws Exception {
    Mention review =
        said(
            "{\"reviewId\": \"x\", \"starRating\": \"ONE\", \"reviewer\": {\"displayName\": \"A Google User\", \"isAnonymous\": true}}");
    assertThat(review.author()).isEmpty();
    assertThat(review.text()).isEmpty();
    assertThat(review.reply()).isEmpty();
    assertThat(review.rating()).contains(Rating.stars(1));
  }

  @Test
  void whatNobodyTouchedIsNotEdited() throws Exception {
    String fresh = REVIEW.replace("2026-11-14T09:00:00.5Z", "2026-11-10T08:15:00.123456789Z");
    assertThat(said(fresh).editedAt()).isEmpty();
  }

  @Test
  void pagesFollowTheLastChangedFirst() throws Exception {
    assertThat(address())
        .hasToString(
            "https://mybusiness.googleapis.com/v4/accounts/1/locations/2/reviews?pageSize=50&orderBy=updateTime%20desc");
    assertThat(address("p2").queryParameter("pageToken")).isEqualTo("p2");
    assertThat(read(page()).next()).contains("p2");
  }

  private static final String LOCATION =
      """
      {"name": "locations/2", "title": "Acme Coffee", "websiteUri": "https://acme.example", "metadata": {"mapsUri": "https://maps.google.com/maps?cid=7"},
       "phoneNumbers": {"primaryPhone": "+374 10 000000", "additionalPhones": ["+374 10 000001"]},
       "storefrontAddress": {"regionCode": "AM", "postalCode": "0001", "locality": "Yerevan", "addressLines": ["Abovyan 1", "Floor 2"]},
       "regularHours": {"periods": [
        {"openDay": "MONDAY", "openTime": {"hours": 8}, "closeDay": "MONDAY", "closeTime": {"hours": 20, "minutes": 30}},
        {"openDay": "TUESDAY", "openTime": {"hours": 8}, "closeDay": "TUESDAY", "closeTime": {"hours": 20, "minutes": 30}},
        {"openDay": "SATURDAY", "openTime": {}, "closeDay": "SATURDAY", "closeTime": {"hours": 24}}]}}
      """;

  @Test
  void theListingIsFacts() throws Exception {
    assertThat(facts("listing", LOCATION))
        .containsExactly(
            fact("name", "Acme Coffee"),
            fact("phone", "+374 10 000000"),
            fact("website", "https://acme.example"),
            fact("address", "Abovyan 1, Floor 2, 0001, Yerevan, AM"),
            fact("hours", "Monday,Tuesday 08:00-20:30; Saturday 00:00-00:00"));
    assertThat(facts("listing", "{\"title\": \"Acme\"}")).containsExactly(fact("name", "Acme"));
    assertThatThrownBy(() -> facts("listing", "{}")).hasMessageContaining("no listing");
  }

  @Test
  void theListingIsAskedForWhereGoogleKeepsItOrWhereBaseUrlSays() {
    assertThat(feed("listing").request(START, Optional.empty()).url())
        .hasToString(
            "https://mybusinessbusinessinformation.googleapis.com/v1/locations/2?readMask=title%2CphoneNumbers%2CstorefrontAddress%2CregularHours%2CwebsiteUri%2Cmetadata");
    Map<String, Object> elsewhere = new HashMap<>(settings());
    elsewhere.putAll(Map.of("what", "listing,menu", "base-url", "http://127.0.0.1:9"));
    assertThat(feedsOf(elsewhere))
        .extracting(feed -> feed.request(START, Optional.empty()).url().host())
        .containsOnly("127.0.0.1");
  }

  private static final String MENUS =
      """
      {"name": "accounts/1/locations/2/foodMenus", "menus": [{"sourceUrl": "https://acme.example/menu", "labels": [{"displayName": "Drinks"}], "sections": [
       {"labels": [{"displayName": "Hot"}], "items": [
        {"labels": [{"displayName": "Espresso", "languageCode": "en"}], "attributes": {"price": {"currencyCode": "AMD", "units": "900"}}},
        {"labels": [{"displayName": "Flat white"}], "attributes": {"price": {"currencyCode": "EUR", "units": "3", "nanos": 250000000}}},
        {"labels": [{"displayName": "Of the day"}], "attributes": {}}]}]}]}
      """;

  @Test
  void theMenuSaysWhereItIsAndWhatThingsCost() throws Exception {
    assertThat(facts("menu", MENUS))
        .containsExactly(
            fact("menu", "https://acme.example/menu"),
            fact("price of Espresso", "900 AMD"),
            fact("price of Flat white", "3.25 EUR"));
    assertThat(facts("menu", "{\"name\": \"accounts/1/locations/2/foodMenus\"}")).isEmpty();
    assertThatThrownBy(() -> facts("menu", "{}")).hasMessageContaining("no listing");
    assertThat(feed("menu").request(START, Optional.empty()).url())
        .hasToString("https://mybusiness.googleapis.com/v4/accounts/1/locations/2/foodMenus");
  }

  @Test
  void listingAndMenuAreInTheOfficialModels() throws Exception {
    Models.openApi("google/mybusinessbusinessinformation.openapi.json", "Location")
        .compare("google-business", LOCATION, answer -> feed("listing").parse(answered(answer)));
    Models.openApi("google/my-business.openapi.json", "FoodMenus")
        .compare("google-business", MENUS, answer -> feed("menu").parse(answered(answer)));
  }

  private Feed feed(String what) {
    Map<String, Object> place = new HashMap<>(settings());
    place.putAll(owned(what));
    return feedsOf(place).getFirst();
  }

  private List<Item> facts(String what, String body) throws Exception {
    return feed(what).parse(answered(body)).items();
  }

  private static Fetched answered(String body) {
    return Recorded.answer("https://mybusiness.googleapis.com/", body);
  }

  private static Item fact(String name, String value) {
    return new Item.Fact("https://maps.example/?cid=7", name, value);
  }

  @Test
  void reviewsThatAreMissingAreNotEmpty() {
    assertThatThrownBy(() -> read("{\"totalReviewCount\": 120}")).hasMessageContaining("no list");
  }
}
