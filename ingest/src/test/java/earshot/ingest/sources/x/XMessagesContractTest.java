package earshot.ingest.sources.x;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class XMessagesContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new XSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"title\": \"Too Many Requests\", \"status\": 429}",
            "x-rate-limit-remaining",
            "0",
            "x-rate-limit-reset",
            String.valueOf(NOW.plusSeconds(30).getEpochSecond())),
        never("of single things only: what is gone is told so, and nothing is guessed of a page"),
        says(401, "{\"title\": \"Unauthorized\", \"status\": 401}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return """
        "query": "acme", "token": "b3arer-of-shop", "what": ["messages"], "api-key": "application",
        "api-secret": "s3cret-of-it", "access-token": "42-t0ken", "access-token-secret": "s3cret-of-token",
        "base-url": "%s\""""
        .formatted(server);
  }

  /** Newest first, our own among them. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!String.valueOf(request.getHeaders().get("Authorization")).startsWith("OAuth ")) {
      return new MockResponse.Builder().code(401).build();
    }
    String data =
        sayings.reversed().stream()
            .map(XMessagesContractTest::message)
            .collect(Collectors.joining(","));
    String ours = sayings.isEmpty() ? "" : own() + ",";
    String body =
        sayings.isEmpty()
            ? "{\"meta\": {\"result_count\": 0}}"
            : "{\"data\": [%s%s], \"includes\": {\"users\": [{\"id\": \"7\", \"name\": \"Ada\", \"username\": \"ada_b\"}]}, \"meta\": {\"result_count\": %d}}"
                .formatted(ours, data, sayings.size() + 1);
    return new MockResponse.Builder().body(body).build();
  }

  private static String own() {
    return "{\"id\": \"900\", \"event_type\": \"MessageCreate\", \"text\": \"Hello\", \"sender_id\": \"42\", \"created_at\": \"%s\"}"
        .formatted(NOW);
  }

  private static String message(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"event_type\": \"MessageCreate\", \"text\": \"%s\", \"sender_id\": \"7\", \"dm_conversation_id\": \"7-42\", \"created_at\": \"%s\"}"
        .formatted(id, saying.text(), saying.at());
  }
}
