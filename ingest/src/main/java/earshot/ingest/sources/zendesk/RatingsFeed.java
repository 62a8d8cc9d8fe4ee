package earshot.ingest.sources.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Page;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Rating;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Ratings that customers gave to tickets, in no order to rely on, so all of the last days. */
final class RatingsFeed extends ApiFeed {
  private final HttpUrl site;

  /** Numbers of ratings and tickets may be the same, so their accounts differ. */
  RatingsFeed(String desk, HttpUrl site, Api api) {
    super(ZendeskSource.NAME, desk + "/ratings", desk + "/ratings", Shape.WINDOW, api);
    this.site = site;
  }

  @Override
  public Duration overlap() {
    return Duration.ofDays(7);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl.Builder ratings =
        api.at("api/v2/satisfaction_ratings.json")
            .addQueryParameter("score", "received")
            .addQueryParameter("page[size]", "100")
            .addQueryParameter(
                "start_time", Long.toString(Math.max(0, cursor.since().getEpochSecond())));
    return api.page(ratings, "page[after]", page);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    List<Item> items = Json.items(Json.list(answer, "satisfaction_ratings"), "id", this::rating);
    JsonNode meta = answer.path("meta");
    Optional<String> after = Json.maybe(meta, "after_cursor");
    return Page.of(items, after.filter(cursor -> meta.path("has_more").asBoolean()));
  }

  /** What was only offered is no rating. */
  private Optional<Item> rating(JsonNode rating) {
    String score = rating.path("score").asText();
    boolean good = score.startsWith("good");
    if (!good && !score.startsWith("bad")) {
      return Optional.empty();
    }
    String ticket = Json.id(rating, "ticket_id");
    return Optional.of(
        new Item.Said(
            said(Json.id(rating, "id"), Kind.SURVEY)
                .text(Json.text(rating, "comment"))
                .rating(new Rating(good ? 1 : 0, 0, 1))
                .url(
                    site.newBuilder().addPathSegments("agent/tickets/" + ticket).build().toString())
                .publishedAt(Json.time(rating, "created_at"))
                .thread(ticket)));
  }
}
