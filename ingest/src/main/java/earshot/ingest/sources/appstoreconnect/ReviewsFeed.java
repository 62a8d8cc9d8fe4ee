package earshot.ingest.sources.appstoreconnect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OwnReviews;
import earshot.ingest.source.Paging;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developer.apple.com/documentation/appstoreconnectapi/customer-reviews">
 * reviews</a> of one app, the last written first. An edit leaves their order and their date as they
 * are.
 */
final class ReviewsFeed extends OwnReviews {
  ReviewsFeed(String app, Api api) {
    super(
        AppStoreConnectSource.NAME,
        app,
        new Listed("data", "id", Paging.token("cursor", "/links/next")),
        api);
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at(
        "v1/apps/"
            + account
            + "/customerReviews?sort=-createdDate&include=response&"
            + "limit=200");
  }

  @Override
  protected Optional<Item> item(JsonNode review, JsonNode answer) {
    JsonNode said = review.path("attributes");
    String response = Json.id(review.path("relationships").path("response").path("data"), "id");
    return heard(
        said(Json.id(review, "id"), Kind.REVIEW)
            .author(Json.text(said, "reviewerNickname"), null, null)
            .title(Json.text(said, "title"))
            .text(Json.text(said, "body"))
            .url("https://apps.apple.com/app/id" + account + "?see-all=reviews")
            .rating(Json.stars(said, "rating"))
            .publishedAt(Json.time(said, "createdDate"))
            .reply(reply(Json.one(answer.path("included"), "id", response).path("attributes")))
            .place(Json.text(said, "territory")));
  }

  private static @Nullable Reply reply(JsonNode response) {
    return Reply.shown(
        Json.text(response, "responseBody"), Json.time(response, "lastModifiedDate"));
  }
}
