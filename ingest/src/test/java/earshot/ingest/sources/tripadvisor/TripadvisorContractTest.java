package earshot.ingest.sources.tripadvisor;

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

class TripadvisorContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new TripadvisorSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(429, "{\"message\": \"Limit Exceeded\"}"),
        never("errors come with a status of their own"),
        says(403, "{\"message\": \"The key is not allowed\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"location\": \"7\", \"what\": [\"reviews\"], \"key\": \"t0ken-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"t0ken-f0r-t3sts".equals(request.getHeaders().get("X-API-Key"))) {
      return new MockResponse.Builder().code(403).build();
    }
    String reviews =
        sayings.reversed().stream()
            .map(TripadvisorContractTest::review)
            .collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"data\": [" + reviews + "]}").build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{%s\"rating\": 2, \"text\": \"%s\", \"published_date\": \"%s\"}"
        .formatted(id, saying.text(), saying.at());
  }
}
