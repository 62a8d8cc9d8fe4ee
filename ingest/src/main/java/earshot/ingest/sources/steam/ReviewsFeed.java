package earshot.ingest.sources.steam;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * All <a href="https://partner.steamgames.com/doc/store/getreviews">reviews</a>, last changed
 * first. Unasked, Steam leaves some languages, copies and bursts of reviews out.
 */
final class ReviewsFeed extends ApiFeed {
  private static final Pattern TAG =
      Pattern.compile(
          "\\[/?(?:b|i|u|h[1-3]|strike|spoiler|quote|code|url|list|olist|\\*|table|t[rdh]|hr|noparse)(?:=[^\\]]*)?\\]");

  ReviewsFeed(String app, Api api) {
    super(SteamSource.NAME, app, app, Shape.NEWEST_FIRST, api);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at("appreviews")
            .addPathSegment(account)
            .addQueryParameter("json", "1")
            .addQueryParameter("filter", "updated")
            .addQueryParameter("language", "all")
            .addQueryParameter("review_type", "all")
            .addQueryParameter("purchase_type", "all")
            .addQueryParameter("filter_offtopic_activity", "0")
            .addQueryParameter("num_per_page", "100")
            .addQueryParameter("cursor", page.orElse("*")));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode success = answer.error().path("success");
    return success.isNumber() && success.asInt() != 1
        ? Optional.of(new Refusal(Refusal.Kind.PASSING, "Steam answers success " + success))
        : Optional.empty();
  }

  /** The last page is empty, or its cursor leads to itself. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    List<Item> items = Json.items(Json.list(answer, "reviews"), "recommendationid", this::review);
    String asked = fetched.url().queryParameter("cursor");
    return Page.of(
        items,
        Json.maybe(answer, "cursor").filter(next -> !items.isEmpty() && !next.equals(asked)));
  }

  private Optional<Item> review(JsonNode review) {
    String author = Json.text(review.path("author"), "steamid");
    String profile = "https://steamcommunity.com/profiles/" + author;
    boolean up = review.required("voted_up").asBoolean();
    return Optional.of(
        new Item.Said(
            said(Json.id(review, "recommendationid"), Kind.REVIEW)
                .author(
                    Json.text(review.path("author"), "personaname"),
                    author,
                    author == null ? null : profile)
                .text(TAG.matcher(review.path("review").asText()).replaceAll(""))
                .url(author == null ? null : profile + "/recommended/" + account + "/")
                .rating(new Rating(up ? 1 : 0, 0, 1))
                .language(Languages.code(review.path("language").asText()))
                .engagement(
                    Json.count(review, "votes_up"), Json.count(review, "comment_count"), null)
                .publishedAt(Json.seconds(review, "timestamp_created"))
                .editedAt(Json.seconds(review, "timestamp_updated"))
                .reply(reply(review))));
  }

  private static @Nullable Reply reply(JsonNode review) {
    return Reply.shown(
        Json.text(review, "developer_response"), Json.seconds(review, "timestamp_dev_responded"));
  }
}
