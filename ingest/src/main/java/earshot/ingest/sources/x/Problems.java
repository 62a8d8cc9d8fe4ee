package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * How X says no: as <a href="https://www.rfc-editor.org/rfc/rfc9457">problems</a>, each of a kind.
 */
final class Problems {
  private static final Duration CAPPED = Duration.ofHours(6);

  private Problems() {}

  /** Used up credits, which do not come back with the next quarter of an hour. */
  static Optional<Refusal> capped(int status, Fetched answer) {
    JsonNode error = answer.error();
    boolean capped = status == 429 && is(error, "usage-capped");
    return Json.maybe(error, "detail")
        .filter(why -> capped)
        .map(why -> new Refusal(Refusal.Kind.TOO_MUCH, why, Optional.of(CAPPED)));
  }

  /** The same, and what it says to an answer that it does not take. */
  static Optional<Refusal> of(int status, Fetched answer) {
    return capped(status, answer)
        .or(() -> Refusal.ofKey(status, "X", Json.text(answer.error(), "detail")));
  }

  /** The answer about one thing; that it is gone or hidden is told under a status of success. */
  static JsonNode whole(JsonNode answer) throws Refusal {
    JsonNode error = answer.path("errors").path(0);
    boolean gone = is(error, "resource-not-found") || is(error, "not-authorized-for-resource");
    if (gone && !answer.has("data")) {
      throw new Refusal(Refusal.Kind.GONE, Json.id(error, "detail"));
    }
    return answer.path("data");
  }

  private static boolean is(JsonNode error, String problem) {
    return Json.id(error, "type").endsWith("/problems/" + problem);
  }
}
