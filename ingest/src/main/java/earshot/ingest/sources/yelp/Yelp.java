package earshot.ingest.sources.yelp;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Refusal.Kind;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What all of the API has in common: how it refuses and how it writes addresses. */
final class Yelp {
  private static final Duration UNLESS_TOLD = Duration.ofHours(1);

  private Yelp() {}

  /** One 429 is for a second, the other for the rest of the day. */
  static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    String code = Json.id(error, "code");
    if (code.isEmpty() || status == 404 || status / 100 != 4) {
      return Optional.empty();
    }
    String why = "Yelp refuses: " + code + " " + Json.id(error, "description");
    return Optional.of(
        switch (code) {
          case "TOO_MANY_REQUESTS_PER_SECOND" -> new Refusal(Kind.TOO_MUCH, why);
          case "ACCESS_LIMIT_REACHED" -> new Refusal(Kind.TOO_MUCH, why, Optional.of(UNLESS_TOLD));
          default -> new Refusal(Kind.FORBIDDEN, why);
        });
  }

  /** The address without what tells Yelp who asked; null where there is none. */
  static @Nullable String address(JsonNode of) {
    HttpUrl url = HttpUrl.parse(Json.id(of, "url"));
    if (url == null) {
      return null;
    }
    HttpUrl.Builder bare = url.newBuilder().query(null);
    String review = url.queryParameter("hrid");
    return (review == null ? bare : bare.addQueryParameter("hrid", review)).build().toString();
  }
}
