package earshot.ingest.sources.x;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

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

  static boolean is(JsonNode error, String... problems) {
    String type = Json.id(error, "type");
    return Stream.of(problems).anyMatch(problem -> type.endsWith("/problems/" + problem));
  }
}
