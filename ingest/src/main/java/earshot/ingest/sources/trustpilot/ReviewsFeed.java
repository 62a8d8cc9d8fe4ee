package earshot.ingest.sources.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Reply;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://developers.trustpilot.com/business-units-api">public reviews</a> of one
 * business, newest first by page numbers. Only the list for logged in business users can be asked
 * for a span of time.
 */
final class ReviewsFeed extends ListFeed implements Pushed {
  ReviewsFeed(String businessUnit, Api api) {
    super(
        TrustpilotSource.NAME,
        businessUnit,
        businessUnit,
        // reviews are held back until they are checked, and then bear the time they were written
        Polling.of(Shape.NEWEST_FIRST)
            .overlapping(Duration.ofDays(2))
            .atMostEvery(Duration.ofMinutes(5)),
        new Listed("reviews", "id", Paging.numbers("page")),
        api);
  }

  /** A page beyond the last one is empty; a short one may just be one that was cut shorter. */
  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at("v1/business-units/" + account + "/reviews?orderBy=createdat.desc&perPage=100");
  }

  @Override
  protected Optional<Item> item(JsonNode review, JsonNode answer) {
    String id = Json.id(review, "id");
    JsonNode consumer = review.path("consumer");
    return heard(
        said(id, Kind.REVIEW)
            .author(
                Json.text(consumer, "displayName"),
                null,
                Addresses.below("https://www.trustpilot.com/users/", Json.text(consumer, "id")))
            .title(Json.text(review, "title"))
            .text(Json.text(review, "text"))
            .url("https://www.trustpilot.com/reviews/" + id)
            .rating(Json.stars(review, "stars"))
            .language(Json.language(Json.text(review, "language")))
            .engagement(Json.count(review, "numberOfLikes"), null, null)
            .publishedAt(Json.time(review, "createdAt"))
            .editedAt(Json.time(review, "updatedAt"))
            .reply(reply(review.path("companyReply")))
            .place(Json.text(review.path("businessUnit"), "identifyingName")));
  }

  private static @Nullable Reply reply(JsonNode reply) {
    return Reply.shown(Json.text(reply, "text"), Json.time(reply, "createdAt"));
  }

  @Override
  public Optional<Lookup> lookup() {
    return lookup(id -> api.at("v1/reviews/{}", id), "id", this::ours);
  }

  /** What Trustpilot sends by itself does not name the business. */
  private Optional<Item> ours(JsonNode review) throws Refusal {
    String business = Json.text(review.path("businessUnit"), "id");
    if (business != null && !business.equals(account)) {
      throw new Refusal(Refusal.Kind.FORBIDDEN, "the review is of another business");
    }
    return item(review);
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
