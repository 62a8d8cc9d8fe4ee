package earshot.ingest.sources.lemmy;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class LemmyContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new LemmySource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(400, "{\"error\": \"rate_limit_error\"}"),
        says(200, "{\"error\": \"rate_limit_error\"}"),
        says(401, "{\"error\": \"not_logged_in\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"server\": \"%s\", \"communities\": [\"coffee\"], \"what\": [\"comments\"], \"token\": \"t0ken.f0r.t3sts\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), view(saying)));
    HttpUrl asked = request.getUrl();
    String id = asked.queryParameter("id");
    if (!"Bearer t0ken.f0r.t3sts".equals(request.getHeaders().get("Authorization"))) {
      return answer(401, "{\"error\": \"not_logged_in\"}");
    } else if (id != null) {
      return written.containsKey(id)
          ? answer(200, "{\"comment_view\": " + written.get(id) + "}")
          : answer(400, "{\"error\": \"couldnt_find_comment\"}");
    }
    String views =
        sayings.reversed().stream()
            .filter(saying -> "1".equals(asked.queryParameter("page")))
            .map(LemmyContractTest::view)
            .collect(Collectors.joining(","));
    return answer(200, "{\"comments\": [" + views + "]}");
  }

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  private static String view(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{\"comment\": {%s\"content\": \"%s\", \"published\": \"%s\"}}"
        .formatted(id, saying.text(), saying.at());
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    String gone = view(saying).replace("\"content\"", "\"deleted\": true, \"content\"");
    return List.of(answer(200, "{\"comments\": [" + gone + "]}"));
  }
}
