package earshot.ingest.sources.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import earshot.mention.Rating;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Ratings that customers gave to tickets, in no order to rely on, so all of the last days. */
final class RatingsFeed extends ListFeed {
  private final HttpUrl site;

  /** Numbers of ratings and tickets may be the same, so their accounts differ. */
  RatingsFeed(String desk, HttpUrl site, Api api) {
    super(
        ZendeskSource.NAME,
        desk + "/ratings",
        desk + "/ratings",
        Polling.of(Shape.WINDOW)
            .overlapping(Duration.ofDays(7))
            .atMostEvery(Duration.ofMinutes(10)),
        new Listed(
            "satisfaction_ratings",
            "id",
            Paging.token("page[after]", "/meta/after_cursor").whileTrue("/meta/has_more")),
        api);
    this.site = site;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at(
        "api/v2/satisfaction_ratings.json?score=received&page[size]=100&start_time={}",
        cursor.seconds());
  }

  /** What was only offered is no rating. */
  @Override
  protected Optional<Item> item(JsonNode rating, JsonNode answer) {
    String score = rating.path("score").asText();
    boolean good = score.startsWith("good");
    if (!good && !score.startsWith("bad")) {
      return Optional.empty();
    }
    String ticket = Json.id(rating, "ticket_id");
    return heard(
        said(Json.id(rating, "id"), Kind.SURVEY)
            .text(Json.text(rating, "comment"))
            .rating(new Rating(good ? 1 : 0, 0, 1))
            .url(site.newBuilder().addPathSegments("agent/tickets/" + ticket).build().toString())
            .publishedAt(Json.time(rating, "created_at"))
            .thread(ticket));
  }
}
