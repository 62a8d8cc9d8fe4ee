package earshot.ingest.sources.googleplay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Item;
import earshot.ingest.source.OwnedBasics;
import earshot.ingest.source.Source;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class GooglePlaySourceTest extends OwnedBasics {
  private static final String REVIEW =
      """
      {"reviewId": "gp:Ab-1_x", "authorName": "Ada B.", "comments": [
       {"userComment": {"text": "Cold\\tAgain, <i>and</i> late.\\nTwice.", "starRating": 2, "reviewerLanguage": "en_US",
        "thumbsUpCount": 3, "thumbsDownCount": 1, "lastModified": {"seconds": "1793534400", "nanos": 525000000}}},
       {"developerComment": {"text": "We are sorry.", "lastModified": {"seconds": "1793538000"}}}]}
      """;

  @Override
  protected Source source() {
    return new GooglePlaySource();
  }

  @Override
  protected Map<String, Object> owned() {
    return Map.of("app", "com.example.coffee");
  }

  @Override
  protected String review() {
    return REVIEW;
  }

  @Override
  protected String page(String review) {
    return "{\"reviews\": [%s], \"tokenPagination\": {\"nextPageToken\": \"p2\"}}"
        .formatted(review);
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(
        Models.openApi("google/androidpublisher.openapi.json", "ReviewsListResponse"));
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = said(REVIEW);

    assertThat(review.kind()).isEqualTo(Kind.REVIEW);
    assertThat(review.account()).isEqualTo("com.example.coffee");
    assertThat(review.place()).contains("com.example.coffee");
    assertThat(review.nativeId()).isEqualTo("gp:Ab-1_x");
    assertThat(review.title()).contains("Cold");
    assertThat(review.text()).contains("Again, <i>and</i> late.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.language()).as("a device's").isEmpty();
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-01T12:00:00Z"));
    assertThat(review.engagement())
        .contains(new Engagement(Optional.of(3L), Optional.empty(), Optional.empty()));
    assertThat(review.url())
        .contains(
            "https://play.google.com/store/apps/details?id=com.example.coffee&reviewId=gp%3AAb-1_x");
    assertThat(review.author())
        .contains(
            new Author(
                Optional.of("Ada B."), Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(review.reply())
        .contains(
            new Reply(
                "We are sorry.",
                Optional.of(Instant.parse("2026-11-01T13:00:00Z")),
                Optional.empty()));
  }

  @Test
  void aReviewNeedNoTitleAndNoAnswer() throws Exception {
    String bare =
        "{\"reviewId\": \"x\", \"comments\": [{\"userComment\": {\"text\": \"%s\", \"starRating\": 5}}]}";
    assertThat(said(bare.formatted("\\tGood")).title()).isEmpty();
    assertThat(said(bare.formatted("\\tGood")).text()).contains("Good");
    assertThat(said(bare.formatted("Good")).title()).isEmpty();
    assertThat(said(bare.formatted("Good")).text()).contains("Good");
    assertThat(said(bare.formatted("Good")).reply()).isEmpty();
  }

  @Test
  void anAnswerAloneIsNoReview() throws Exception {
    assertThat(read(page(REVIEW.replace("userComment", "otherComment"))).items())
        .singleElement()
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void pagesFollowTheLastChangedFirst() throws Exception {
    assertThat(address())
        .hasToString(
            "https://androidpublisher.googleapis.com/androidpublisher/v3/applications/com.example.coffee/reviews?maxResults=100");
    assertThat(address("p2").queryParameter("token")).isEqualTo("p2");
    assertThat(read(page()).next()).contains("p2");
  }

  @Test
  void anErrorIsNotEmpty() {
    assertThatThrownBy(() -> read("{\"error\": {\"code\": 500}}")).hasMessageContaining("no list");
  }

  @Test
  void anAppIsNamedByItsPackage() {
    Map<String, Object> nothing = new HashMap<>(settings());
    nothing.put("app", "coffee");
    assertThatThrownBy(() -> feedsOf(nothing)).isInstanceOf(ConfigException.class);
  }
}
