package earshot.ingest.sources.trustpilot;

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

class TrustpilotContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new TrustpilotSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("errors come with a status of their own"),
        says(401, "{\"message\": \"Unknown apikey\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"business-unit\": \"0123456789abcdef01234567\", \"key\": \"k3y+for/tests\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), review(saying)));
    HttpUrl asked = request.getUrl();
    if (!"k3y+for/tests".equals(request.getHeaders().get("apikey"))) {
      return new MockResponse.Builder().code(401).build();
    }
    if (!asked.encodedPath().contains("business-units")) {
      return one(written.get(asked.pathSegments().getLast()));
    }
    boolean first = "1".equals(asked.queryParameter("page"));
    List<Saying> page = first ? sayings.reversed() : List.of();
    return new MockResponse.Builder()
        .body(
            page.stream()
                .map(TrustpilotContractTest::review)
                .collect(Collectors.joining(",", "{\"reviews\": [", "]}")))
        .build();
  }

  private static MockResponse one(String review) {
    return review == null
        ? new MockResponse.Builder().code(404).build()
        : new MockResponse.Builder().body(review).build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"stars\": 2, \"text\": \"%s\", \"createdAt\": \"%s\"}"
        .formatted(id, saying.text(), saying.at());
  }
}
