package earshot.ingest.sources.appstoreconnect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.OwnReviews;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Signing;
import earshot.ingest.source.SigningKey;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developer.apple.com/documentation/appstoreconnectapi/customer-reviews">
 * reviews</a> of one app, the last written first. An edit leaves their order and their date as they
 * are.
 */
final class ReviewsFeed extends OwnReviews {
  private static final String CURSOR = "cursor";

  private final SigningKey key;

  ReviewsFeed(String app, SigningKey key, Api api) {
    super(AppStoreConnectSource.NAME, app, api);
    this.key = key;
  }

  @Override
  public Optional<Signing> signing() {
    return Optional.of(key);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder url =
        api.at("v1/apps/" + account + "/customerReviews")
            .addQueryParameter("sort", "-createdDate")
            .addQueryParameter("include", "response")
            .addQueryParameter("limit", "200");
    return api.page(url, CURSOR, page);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    Map<String, JsonNode> responses = new HashMap<>();
    for (JsonNode other : answer.path("included")) {
      if (other.path("type").asText().equals("customerReviewResponses")) {
        responses.put(Json.id(other, "id"), other.path("attributes"));
      }
    }
    List<Item> items =
        Json.items(Json.list(answer, "data"), "id", review -> review(review, responses));
    HttpUrl next = HttpUrl.parse(Json.id(answer.path("links"), "next"));
    return Page.of(items, Optional.ofNullable(next).map(url -> url.queryParameter(CURSOR)));
  }

  private Optional<Item> review(JsonNode review, Map<String, JsonNode> responses) {
    JsonNode said = review.path("attributes");
    String response = Json.id(review.path("relationships").path("response").path("data"), "id");
    return Optional.of(
        new Item.Said(
            said(Json.id(review, "id"), Kind.REVIEW)
                .author(Json.text(said, "reviewerNickname"), null, null)
                .title(Json.text(said, "title"))
                .text(Json.text(said, "body"))
                .url("https://apps.apple.com/app/id" + account + "?see-all=reviews")
                .rating(Json.stars(said, "rating"))
                .publishedAt(Json.time(said, "createdDate"))
                .reply(reply(responses.getOrDefault(response, MissingNode.getInstance())))
                .place(Json.text(said, "territory"))));
  }

  private static @Nullable Reply reply(JsonNode response) {
    return Reply.shown(
        Json.text(response, "responseBody"), Json.time(response, "lastModifiedDate"));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return AppStoreConnectSource.refusal(status, answer);
  }
}
