package earshot.ingest.sources.steam;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * All <a href="https://partner.steamgames.com/doc/store/getreviews">reviews</a>, last changed
 * first. Unasked, Steam leaves some languages, copies and bursts of reviews out.
 */
final class ReviewsFeed extends ListFeed {
  private static final Pattern TAG =
      Pattern.compile(
          "\\[/?(?:b|i|u|h[1-3]|strike|spoiler|quote|code|url|list|olist|\\*|table|t[rdh]|hr|noparse)(?:=[^\\]]*)?\\]");

  ReviewsFeed(String app, Api api) {
    super(
        SteamSource.NAME,
        app,
        app,
        Polling.of(Shape.NEWEST_FIRST).atMostEvery(Duration.ofMinutes(5)),
        new Listed(
            "reviews",
            "recommendationid",
            Paging.token("cursor", "/cursor").beginningWith("*").untilEmpty()),
        api);
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at(
        "appreviews/{}?json=1&filter=updated&language=all&review_type=all&purchase_type=all&filter_offtopic_activity=0&num_per_page=100",
        account);
  }

  static Optional<Refusal> refusal(JsonNode answer) {
    JsonNode success = answer.path("success");
    return success.isNumber() && success.asInt() != 1
        ? Optional.of(new Refusal(Refusal.Kind.PASSING, "Steam answers success " + success))
        : Optional.empty();
  }

  @Override
  protected Optional<Item> item(JsonNode review, JsonNode answer) {
    String author = Json.text(review.path("author"), "steamid");
    String profile = "https://steamcommunity.com/profiles/" + author;
    boolean up = review.required("voted_up").asBoolean();
    return heard(
        said(Json.id(review, "recommendationid"), Kind.REVIEW)
            .author(
                Json.text(review.path("author"), "personaname"),
                author,
                author == null ? null : profile)
            .text(TAG.matcher(review.path("review").asText()).replaceAll(""))
            .url(author == null ? null : profile + "/recommended/" + account + "/")
            .rating(new Rating(up ? 1 : 0, 0, 1))
            .language(Languages.code(review.path("language").asText()))
            .engagement(Json.count(review, "votes_up"), Json.count(review, "comment_count"), null)
            .publishedAt(Json.seconds(review, "timestamp_created"))
            .editedAt(Json.seconds(review, "timestamp_updated"))
            .reply(reply(review)));
  }

  private static @Nullable Reply reply(JsonNode review) {
    return Reply.shown(
        Json.text(review, "developer_response"), Json.seconds(review, "timestamp_dev_responded"));
  }
}
