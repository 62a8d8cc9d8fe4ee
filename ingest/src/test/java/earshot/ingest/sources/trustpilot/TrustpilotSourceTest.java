package earshot.ingest.sources.trustpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Item;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TrustpilotSourceTest extends SourceBasics {
  private static final String UNIT = "0123456789abcdef01234567";
  private static final String REVIEW =
      """
      {"id": "65a0000000000000000000a1", "stars": 2, "title": "Cold again", "text": "Cold coffee.\\nTwice.",
       "language": "en", "createdAt": "2026-11-14T08:15:00Z", "updatedAt": null, "numberOfLikes": 3,
       "consumer": {"id": "65b0000000000000000000b2", "displayName": "Ada B.", "displayLocation": "Yerevan, AM", "numberOfReviews": 4},
       "businessUnit": {"id": "0123456789abcdef01234567", "identifyingName": "acme.example", "displayName": "Acme"},
       "companyReply": {"text": "We are sorry.", "createdAt": "2026-11-14T10:00:00"},
       "isVerified": true, "status": "active", "complianceLabels": [], "countsTowardsTrustScore": true}
      """;

  @Override
  protected Source source() {
    return new TrustpilotSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("business-unit", UNIT, "key", "k3y-f0r-t3sts");
  }

  @Override
  protected String page() {
    return "{\"reviews\": [" + REVIEW + "]}";
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertIs(review, Kind.REVIEW, UNIT, "65a0000000000000000000a1");
    assertThat(review.title()).contains("Cold again");
    assertThat(review.text()).contains("Cold coffee.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.language()).contains("en");
    assertThat(review.url())
        .contains("https://www.trustpilot.com/reviews/65a0000000000000000000a1");
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(review.editedAt()).isEmpty();
    assertThat(review.place()).contains("acme.example");
    assertThat(review.engagement().orElseThrow().likes()).contains(3L);
    assertThat(review.author())
        .contains(
            new Author(
                Optional.of("Ada B."),
                Optional.empty(),
                Optional.of("https://www.trustpilot.com/users/65b0000000000000000000b2"),
                Optional.empty()));
  }

  @Test
  void anAnswersTimeWithoutZoneIsUtc() throws Exception {
    assertThat(saidOn(read(page())).getFirst().reply())
        .contains(
            new Reply(
                "We are sorry.",
                Optional.of(Instant.parse("2026-11-14T10:00:00Z")),
                Optional.empty()));
  }

  @Test
  void mostFieldsMayBeMissingButNotTheId() throws Exception {
    Mention bare = saidOn(read("{\"reviews\": [{\"id\": \"a\", \"stars\": null}]}")).getFirst();
    assertThat(bare.rating()).isEmpty();
    assertThat(bare.author()).isEmpty();
    assertThat(bare.reply()).isEmpty();
    assertThat(read("{\"reviews\": [{\"stars\": 2}]}").items().getFirst())
        .isInstanceOf(Item.Unreadable.class);
    assertThat(saidOn(read("{\"reviews\": [{\"id\": \"a\", \"stars\": 9}]}")).getFirst().rating())
        .isEmpty();
  }

  @Test
  void pagesAreCountedUntilOneIsEmpty() throws Exception {
    assertThat(address())
        .hasToString(
            "https://api.trustpilot.com/v1/business-units/"
                + UNIT
                + "/reviews?orderBy=createdat.desc&perPage=100&page=1");
    assertThat(address("7").queryParameter("page")).isEqualTo("7");
    assertThat(read(page()).next()).contains("2");
    assertThat(read("{\"reviews\": []}").next()).isEmpty();
  }

  @Test
  void theKeyTravelsInAHeader() {
    assertThat(firstFeed().request(START, Optional.empty()).header("apikey"))
        .isEqualTo("k3y-f0r-t3sts");
  }

  @Test
  void aReviewIsAskedForAgain() throws Exception {
    Item again = lookedUp("65a0000000000000000000a1", REVIEW);
    assertThat(((Item.Said) again).mention().mention()).isEqualTo(saidOn(read(page())).getFirst());
    assertThatThrownBy(() -> lookedUp("another", REVIEW)).hasMessageContaining("another");
  }

  @Test
  void aNameIsNoBusinessUnit() {
    assertThatThrownBy(() -> feedsOf(Map.of("business-unit", "acme.example", "key", "k")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void whatTrustpilotSendsNamesTheReviewAndNoBusiness() throws Exception {
    String id = "65a0000000000000000000a1";
    String event = "{\"events\": [{\"eventName\": \"%s\", \"eventData\": {\"id\": \"%s\"}}]}";
    assertThat(hints(event.formatted("service-review-created", id)))
        .containsExactly(new Hint(Set.of(id), false));
    assertThat(hints(event.formatted("product-review-created", id))).isEmpty();
    assertThat(hints(event.formatted("service-review-created", "../x"))).isEmpty();
    String others =
        "{\"id\": \"" + id + "\", \"businessUnit\": {\"id\": \"f" + UNIT.substring(1) + "\"}}";
    assertThatThrownBy(() -> lookedUp(id, others)).hasMessageContaining("another business");
  }
}
