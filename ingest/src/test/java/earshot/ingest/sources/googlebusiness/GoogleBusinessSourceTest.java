package earshot.ingest.sources.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
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
    return Map.of("location", "accounts/1/locations/2", "link", "https://maps.example/?cid=7");
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

  @Test
  void reviewsThatAreMissingAreNotEmpty() {
    assertThatThrownBy(() -> read("{\"totalReviewCount\": 120}")).hasMessageContaining("no list");
  }
}
