package earshot.ingest.sources.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developers.trustpilot.com/business-units-api">public reviews</a> of one
 * business, newest first by page numbers. Only the list for logged in business users can be asked
 * for a span of time.
 */
final class ReviewsFeed extends ApiFeed implements Lookup, Pushed {
  ReviewsFeed(String businessUnit, Api api) {
    super(TrustpilotSource.NAME, businessUnit, businessUnit, Shape.NEWEST_FIRST, api);
  }

  /** Reviews are held back until they are checked, and then bear the time they were written. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(2);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder reviews = api.at("v1/business-units").addPathSegment(account);
    return api.get(
        reviews
            .addPathSegment("reviews")
            .addQueryParameter("orderBy", "createdat.desc")
            .addQueryParameter("perPage", "100")
            .addQueryParameter("page", page.orElse("1")));
  }

  /** A page beyond the last one is empty; a short one may just be one that was cut shorter. */
  @Override
  public Page parse(Fetched fetched) throws IOException {
    List<Item> items = Json.items(Json.list(fetched.json(), "reviews"), "id", this::review);
    String next = Integer.toString(fetched.page("page") + 1);
    return Page.of(items, items.isEmpty() ? Optional.empty() : Optional.of(next));
  }

  private Optional<Item> review(JsonNode review) {
    String id = Json.id(review, "id");
    JsonNode consumer = review.path("consumer");
    String author = Json.text(consumer, "id");
    return Optional.of(
        new Item.Said(
            said(id, Kind.REVIEW)
                .author(
                    Json.text(consumer, "displayName"),
                    null,
                    author == null ? null : "https://www.trustpilot.com/users/" + author)
                .title(Json.text(review, "title"))
                .text(Json.text(review, "text"))
                .url("https://www.trustpilot.com/reviews/" + id)
                .rating(Json.stars(review, "stars"))
                .language(Json.language(Json.text(review, "language")))
                .engagement(Json.count(review, "numberOfLikes"), null, null)
                .publishedAt(Json.time(review, "createdAt"))
                .editedAt(Json.time(review, "updatedAt"))
                .reply(reply(review.path("companyReply")))
                .place(Json.text(review.path("businessUnit"), "identifyingName"))));
  }

  private static @Nullable Reply reply(JsonNode reply) {
    return Reply.shown(Json.text(reply, "text"), Json.time(reply, "createdAt"));
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return api.get(api.at("v1/reviews").addPathSegment(nativeId));
  }

  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    JsonNode review = same(nativeId, fetched.json(), "id");
    String business = Json.text(review.path("businessUnit"), "id");
    if (business != null && !business.equals(account)) { // what Trustpilot sends names none
      throw new Refusal(
          Refusal.Kind.FORBIDDEN, "the review " + nativeId + " is of another business");
    }
    return review(review).orElseThrow();
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    Set<String> reviews = new HashSet<>();
    for (JsonNode event : body.path("events")) {
      if (event.path("eventName").asText().startsWith("service-review-")) {
        reviews.add(Json.id(event.path("eventData"), "id"));
      }
    }
    reviews.removeIf(id -> !id.matches("[0-9a-f]{24}"));
    return Hint.at(reviews);
  }
}
