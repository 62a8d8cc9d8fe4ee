package earshot.ingest.sources.googlebusiness;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Google;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OwnReviews;
import earshot.ingest.source.Paging;
import earshot.mention.Kind;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a
 * href="https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews">reviews</a>
 * of one location, the last changed first: an edit comes to the front, an answer does not.
 */
final class ReviewsFeed extends OwnReviews {
  private static final Set<String> WITHOUT = Set.of("averageRating", "totalReviewCount");
  private static final List<String> STARS = List.of("ONE", "TWO", "THREE", "FOUR", "FIVE");
  private static final String UNRATED = "STAR_RATING_UNSPECIFIED";
  private static final String TRANSLATED = "(Translated by Google)";
  private static final String ORIGINAL = "(Original)";

  private final @Nullable String link;

  ReviewsFeed(String location, @Nullable String link, Api api) {
    super(
        GoogleBusinessSource.NAME,
        location,
        new Listed("reviews", "reviewId", Paging.token("pageToken", "/nextPageToken")),
        api);
    this.link = link;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at("v4/" + account + "/reviews?pageSize=50&orderBy=updateTime desc");
  }

  @Override
  protected JsonNode found(JsonNode answer) throws IOException {
    boolean some = answer.path("totalReviewCount").asInt() > 0;
    return Google.list(answer, "reviews", some ? Set.of() : WITHOUT);
  }

  @Override
  protected Optional<Item> item(JsonNode review, JsonNode answer) {
    JsonNode reviewer = review.path("reviewer");
    boolean anonymous = reviewer.path("isAnonymous").asBoolean();
    return heard(
        said(Json.id(review, "reviewId"), Kind.REVIEW)
            .author(anonymous ? null : Json.text(reviewer, "displayName"), null, null)
            .text(original(Json.text(review, "comment")))
            .url(link)
            .rating(rating(Json.text(review, "starRating")))
            .publishedAt(Json.time(review, "createTime"))
            .editedAt(edited(review))
            .reply(reply(review.path("reviewReply")))
            .place(account));
  }

  /** A review that nobody touched was last changed when it was written. */
  private static @Nullable Instant edited(JsonNode review) {
    Instant changed = Json.time(review, "updateTime");
    return changed == null || changed.equals(Json.time(review, "createTime")) ? null : changed;
  }

  /** A word that is no number of stars is refused: it may mean anything. */
  private static @Nullable Rating rating(@Nullable String stars) {
    if (stars == null || stars.equals(UNRATED)) {
      return null;
    }
    return Rating.stars(STARS.contains(stars) ? STARS.indexOf(stars) + 1 : 0);
  }

  private static @Nullable Reply reply(JsonNode reply) {
    return Reply.shown(original(Json.text(reply, "comment")), Json.time(reply, "updateTime"));
  }

  /** What was written, where Google put its translation before or behind it. */
  private static @Nullable String original(@Nullable String text) {
    if (text == null || !text.contains(TRANSLATED)) {
      return text;
    }
    int original = text.indexOf(ORIGINAL);
    return original >= 0
        ? text.substring(original + ORIGINAL.length()).strip()
        : text.substring(0, text.indexOf(TRANSLATED)).strip();
  }
}
