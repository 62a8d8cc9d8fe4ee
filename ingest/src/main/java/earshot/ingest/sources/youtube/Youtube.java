package earshot.ingest.sources.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Refusal.Kind;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What all of the API has in common: how it goes on and refuses, and where people watch. */
final class Youtube {
  static final String CHANNELS = "https://www.youtube.com/channel/";
  private static final Duration UNTIL_THE_QUOTA = Duration.ofHours(1); // it comes back at midnight

  private Youtube() {}

  /** A page of a list; the first one has no token. */
  static HttpUrl.Builder page(HttpUrl.Builder list, int most, String token) {
    list.addQueryParameter("maxResults", Integer.toString(most));
    return token.isEmpty() ? list : list.addQueryParameter("pageToken", token);
  }

  static String video(String id) {
    return "https://www.youtube.com/watch?v=" + id;
  }

  static String channel(String id) {
    return CHANNELS + id;
  }

  /** The status is 403 for a quota, for disabled comments and for a missing right alike. */
  static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    String reason = Json.text(error.path("errors").path(0), "reason");
    if (reason == null || status / 100 != 4 || status == 404) {
      return Optional.empty();
    }
    String why = "YouTube refuses: " + reason + " " + Json.id(error, "message");
    return Optional.of(
        switch (reason) {
          case "quotaExceeded", "dailyLimitExceeded" ->
              new Refusal(Kind.TOO_MUCH, why, Optional.of(UNTIL_THE_QUOTA));
          case "rateLimitExceeded", "userRateLimitExceeded" -> new Refusal(Kind.TOO_MUCH, why);
          case "processingFailure", "invalidPageToken" -> new Refusal(Kind.PASSING, why);
          default -> new Refusal(Kind.FORBIDDEN, why);
        });
  }
}
