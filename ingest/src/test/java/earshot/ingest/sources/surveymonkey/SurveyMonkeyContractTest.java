package earshot.ingest.sources.surveymonkey;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class SurveyMonkeyContractTest extends SourceContract {
  private static final int A_PAGE = 2;

  private final Map<String, Saying> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new SurveyMonkeySource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"error\": {\"id\": \"1040\", \"message\": \"Rate limit reached\"}}",
            "X-Ratelimit-App-Global-Minute-Remaining",
            "0",
            "X-Ratelimit-App-Global-Minute-Reset",
            "30"),
        never("errors come with a status of their own"),
        says(401, "{\"error\": {\"id\": \"1011\", \"message\": \"The token has expired\"}}"),
        never("the numbers of response, question and line are one"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"surveys\": \"7\", \"token\": \"t0ken-f0r-t3sts\", \"what\": \"responses\", \"base-url\": \"%s\""
        .formatted(server);
  }

  /** What changed behind the time that is asked for, two on a page. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), saying));
    HttpUrl asked = request.getUrl();
    if (!"Bearer t0ken-f0r-t3sts".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    if (!asked.encodedPath().equals("/v3/surveys/7/responses/bulk")) {
      Saying one = written.get(asked.pathSegments().get(4));
      return one == null ? new MockResponse.Builder().code(404).build() : answer(response(one));
    }
    return answer(page(asked, sayings));
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String page(HttpUrl asked, List<Saying> sayings) {
    Instant from = Instant.parse(asked.queryParameter("start_modified_at") + "Z");
    List<Saying> changed =
        sayings.stream()
            .filter(saying -> saying.at().isAfter(from))
            .sorted(Comparator.comparing(Saying::at))
            .toList();
    int page = Integer.parseInt(Objects.requireNonNull(asked.queryParameter("page")));
    String data =
        changed.stream()
            .skip((page - 1) * A_PAGE)
            .limit(A_PAGE)
            .map(SurveyMonkeyContractTest::response)
            .collect(Collectors.joining(","));
    String links = page * A_PAGE < changed.size() ? "{\"next\": \"https://other.example/\"}" : "{}";
    return "{\"data\": [" + data + "], \"links\": " + links + "}";
  }

  private static String response(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return """
    {%s"response_status": "completed", "date_created": "%s", "date_modified": "%2$s",
     "pages": [{"id": "1", "questions": [{"id": "5", "heading": "Why?", "answers": [{"text": "%s"}]}]}]}\
    """
        .formatted(id, saying.at().toString().replace("Z", "+00:00"), saying.text());
  }
}
