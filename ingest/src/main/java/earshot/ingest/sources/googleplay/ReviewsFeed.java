package earshot.ingest.sources.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Google;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OwnReviews;
import earshot.ingest.source.Paging;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developers.google.com/android-publisher/reply-to-reviews">reviews</a> of the
 * last week, the last written or changed first; there is one time for both.
 */
final class ReviewsFeed extends OwnReviews {
  private static final HttpUrl STORE = HttpUrl.get("https://play.google.com/store/apps/details");

  ReviewsFeed(String app, Api api) {
    super(
        GooglePlaySource.NAME,
        app,
        new Listed("reviews", "reviewId", Paging.token("token", "/tokenPagination/nextPageToken")),
        api);
  }

  /** Without a language to translate to, texts come as they were written. */
  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at("androidpublisher/v3/applications/" + account + "/reviews?maxResults=100");
  }

  @Override
  protected JsonNode found(JsonNode answer) throws IOException {
    return Google.list(answer, "reviews", Set.of("pageInfo", "tokenPagination"));
  }

  /** The language is that of a device and not of the text, so it is left out. */
  @Override
  protected Optional<Item> item(JsonNode review, JsonNode answer) {
    JsonNode comment = comment(review, "userComment");
    if (comment.isMissingNode()) {
      throw new IllegalArgumentException("a review that nobody wrote");
    }
    String id = Json.id(review, "reviewId");
    Draft draft =
        said(id, Kind.REVIEW)
            .author(Json.text(review, "authorName"), null, null)
            .url(url(id))
            .rating(Json.stars(comment, "starRating"))
            .engagement(Json.count(comment, "thumbsUpCount"), null, null)
            .publishedAt(Json.seconds(comment.path("lastModified"), "seconds"))
            .reply(reply(comment(review, "developerComment")))
            .place(account);
    return heard(words(draft, comment.path("text").asText()));
  }

  private static JsonNode comment(JsonNode review, String whose) {
    return review.path("comments").findPath(whose);
  }

  /** A tab parts the title of a review that has one from the rest. */
  private static Draft words(Draft draft, String text) {
    int tab = text.indexOf('\t');
    return draft
        .title(text.substring(0, Math.max(0, tab)).strip())
        .text(text.substring(tab + 1).strip());
  }

  private String url(String id) {
    return STORE
        .newBuilder()
        .addQueryParameter("id", account)
        .addQueryParameter("reviewId", id)
        .toString();
  }

  private static @Nullable Reply reply(JsonNode comment) {
    return Reply.shown(
        Json.text(comment, "text"), Json.seconds(comment.path("lastModified"), "seconds"));
  }
}
