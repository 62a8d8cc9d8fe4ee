package earshot.ingest.sources.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.SignedRequests;
import earshot.ingest.source.SigningKey;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class AppStoreConnectSourceTest extends SourceBasics {
  private static final SignedRequests SIGNER = new SignedRequests();
  private static final Instant NOON = Instant.parse("2026-11-14T12:00:00Z");
  private static final String AUDIENCE = "appstoreconnect-v1";
  private static final String REVIEW =
      """
      {"type": "customerReviews", "id": "00000064-aaaa", "attributes": {"rating": 2, "title": "Cold", "body": "Cold coffee.\\nTwice.",
         "reviewerNickname": "ada-b", "createdDate": "2026-11-10T08:15:00-08:00", "territory": "ARM"},
       "relationships": {"response": {"data": {"type": "customerReviewResponses", "id": "r1"}, "links": {"related": "https://api.appstoreconnect.apple.com/v1/x"}}}}\
      """;
  private static final String INCLUDED =
      """
      {"type": "territories", "id": "ARM", "attributes": {"currency": "AMD"}},
      {"type": "customerReviewResponses", "id": "r1", "attributes": {"responseBody": "We are sorry.", "lastModifiedDate": "2026-11-11T10:00:00Z", "state": "PUBLISHED"}}\
      """;

  @Override
  protected Source source() {
    return new AppStoreConnectSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of(
        "app", "7", "issuer", SignedRequests.ISSUER, "key-id", "2X9R4HXF34", "key", pem());
  }

  /** As it stands in the file. */
  private static String pem() {
    String lines = SIGNER.privateKey().replaceAll("(.{64})", "$1\n");
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  @Override
  protected String page() {
    return "{\"data\": [%s], \"included\": [%s], \"links\": {\"self\": \"https://api.appstoreconnect.apple.com/v1/apps/7/customerReviews\", \"next\": \"https://api.appstoreconnect.apple.com/v1/apps/7/customerReviews?cursor=Mg.AJ&limit=200\"}, \"meta\": {\"paging\": {\"total\": 900, \"limit\": 200}}}"
        .formatted(REVIEW, INCLUDED);
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(
        Models.openApi(
            "apple/app-store-connect.customerReviews.subset.json", "CustomerReviewsResponse"));
  }

  @Test
  void aReviewIsReadWithItsAnswer() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertIs(review, Kind.REVIEW, "7", "00000064-aaaa");
    assertThat(review.title()).contains("Cold");
    assertThat(review.text()).contains("Cold coffee.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.place()).contains("ARM");
    assertThat(review.author().orElseThrow().name()).contains("ada-b");
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-10T16:15:00Z"));
    assertThat(review.reply())
        .contains(
            new Reply(
                "We are sorry.",
                Optional.of(Instant.parse("2026-11-11T10:00:00Z")),
                Optional.empty()));
  }

  @Test
  void pagesFollowTheirCursorAtOurOwnHost() throws Exception {
    assertThat(address())
        .hasToString(
            "https://api.appstoreconnect.apple.com/v1/apps/7/customerReviews?sort=-createdDate&include=response&limit=200");
    Page page = read(page());
    assertThat(page.next()).contains("Mg.AJ");
    assertThat(address("Mg.AJ").queryParameter("cursor")).isEqualTo("Mg.AJ");
    assertThat(read("{\"data\": [], \"links\": {\"self\": \"x\"}}").next()).isEmpty();
  }

  @Test
  void everyRequestIsSignedForItsOwnMoment() {
    SigningKey key = (SigningKey) firstFeed().signing().orElseThrow();
    String token = key.token(NOON);
    assertThat(SIGNER.signed("Bearer " + token, NOON, AUDIENCE)).isTrue();
    Instant later = NOON.plus(Duration.ofMinutes(11));
    assertThat(SIGNER.signed("Bearer " + token, later, AUDIENCE)).as("too old").isFalse();
    assertThat(SIGNER.signed("Bearer " + key.token(later), later, AUDIENCE)).isTrue();
    assertThat(new SignedRequests().signed("Bearer " + token, NOON, AUDIENCE))
        .as("of another key")
        .isFalse();
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutRepeatingIt() {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("key", "-----BEGIN PRIVATE KEY-----\ns3cretButBroken\n-----END PRIVATE KEY-----");
    assertThatThrownBy(() -> feedsOf(place))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aRefusalSaysWhy() {
    String error =
        "{\"errors\": [{\"status\": \"403\", \"code\": \"FORBIDDEN_ERROR\", \"title\": \"No.\", \"detail\": \"The role is missing.\"}]}";
    assertThat(meaning(403, error)).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(404, error)).isEmpty();
    assertThat(meaning(403, "{}")).isEmpty();
  }
}
