package earshot.ingest.sources.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import earshot.mention.Rating;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations of a page, and ratings of the time when there were stars. They have no id of
 * their own: the story of each has one, and nobody recommends a page twice.
 */
final class RatingsFeed extends GraphFeed implements Pushed {
  private static final String FIELDS =
      "created_time,has_rating,has_review,rating,recommendation_type,review_text,"
          + "reviewer{id,name},open_graph_story{id}";

  RatingsFeed(String page, Api api) {
    super(
        FacebookSource.NAME,
        page,
        "ratings",
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofMinutes(30)),
        api);
  }

  @Override
  protected HttpUrl.Builder start(Cursor cursor) {
    return list("ratings", FIELDS, 100);
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    found.items(Json.list(answer, "data"), "created_time", this::rating);
    next(answer).ifPresent(found::step);
  }

  private Optional<Item> rating(JsonNode rating) {
    String story = Json.id(rating.path("open_graph_story"), "id");
    String reviewer = Json.text(rating.path("reviewer"), "id");
    String id = story.isEmpty() && reviewer != null ? "by-" + reviewer : story;
    return heard(
        said(id, Kind.REVIEW)
            .author(Json.text(rating.path("reviewer"), "name"), null, null)
            .text(Json.text(rating, "review_text"))
            .url("https://www.facebook.com/" + (story.isEmpty() ? account + "/reviews" : story))
            .rating(value(rating))
            .publishedAt(Json.time(rating, "created_time")));
  }

  /** Stars mean nothing where there is a recommendation. */
  private static @Nullable Rating value(JsonNode rating) {
    return switch (rating.path("recommendation_type").asText().toLowerCase(Locale.ROOT)) {
      case "positive" -> new Rating(1, 0, 1);
      case "negative" -> new Rating(0, 0, 1);
      default -> rating.path("has_rating").asBoolean(true) ? Json.stars(rating, "rating") : null;
    };
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    return changes(body, "ratings").isEmpty() ? Optional.empty() : Optional.of(Hint.WALK);
  }
}
