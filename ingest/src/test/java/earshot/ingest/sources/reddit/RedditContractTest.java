package earshot.ingest.sources.reddit;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class RedditContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new RedditSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"message\": \"Too Many Requests\", \"error\": 429}",
            "x-ratelimit-remaining",
            "0.0",
            "x-ratelimit-reset",
            "30"),
        never("only to an answer that it does not take"),
        says(401, "{\"message\": \"Unauthorized\", \"error\": 401}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"query\": \"thing\", \"client-id\": \"shop\", \"client-secret\": \"s3cret\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected boolean renewsTokens() {
    return true;
  }

  @Override
  protected Optional<MockResponse> aside(RecordedRequest request) {
    boolean token = request.getUrl().encodedPath().equals("/api/v1/access_token");
    String body = "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"expires_in\": 86400}";
    return token ? Optional.of(new MockResponse.Builder().body(body).build()) : Optional.empty();
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer t".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    sayings.forEach(saying -> written.put("t3_" + saying.id(), post(saying)));
    String asked = request.getUrl().queryParameter("id");
    List<String> things =
        asked == null
            ? sayings.reversed().stream().map(RedditContractTest::post).toList()
            : List.of(written.get(asked));
    return new MockResponse.Builder()
        .body(
            things.stream()
                .collect(
                    Collectors.joining(
                        ",", "{\"kind\": \"Listing\", \"data\": {\"children\": [", "]}}")))
        .build();
  }

  private static String post(Saying saying) {
    String name = saying.broken() ? "" : "\"name\": \"t3_%s\", ".formatted(saying.id());
    return "{\"kind\": \"t3\", \"data\": {%s\"selftext\": \"%s\", \"created_utc\": %d.0}}"
        .formatted(name, saying.text(), saying.at().getEpochSecond());
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    String gone = post(saying).replace(saying.text(), "[deleted]");
    return List.of(
        new MockResponse.Builder()
            .body("{\"kind\": \"Listing\", \"data\": {\"children\": [" + gone + "]}}")
            .build());
  }
}
