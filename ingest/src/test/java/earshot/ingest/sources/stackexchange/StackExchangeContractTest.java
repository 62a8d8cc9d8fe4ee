package earshot.ingest.sources.stackexchange;

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

class StackExchangeContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new StackExchangeSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            400,
            "{\"error_id\": 502, \"error_name\": \"throttle_violation\", \"error_message\": \"more requests available in 30 seconds\"}"),
        never("errors come with a status of their own"),
        says(
            400,
            "{\"error_id\": 403, \"error_name\": \"access_denied\", \"error_message\": \"no such key\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"query\": \"acme\", \"key\": \"k3y((for/tests\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), question(saying)));
    HttpUrl asked = request.getUrl();
    if (!"k3y((for/tests".equals(asked.queryParameter("key"))) {
      return new MockResponse.Builder().code(400).build();
    }
    String questions =
        asked.encodedPath().endsWith("/advanced")
            ? sayings.reversed().stream()
                .map(StackExchangeContractTest::question)
                .collect(Collectors.joining(","))
            : written.getOrDefault(asked.pathSegments().getLast(), "");
    return new MockResponse.Builder()
        .body("{\"items\": [" + questions + "], \"has_more\": false, \"quota_remaining\": 99}")
        .build();
  }

  private static String question(Saying saying) {
    String id = saying.broken() ? "" : "\"question_id\": " + saying.id() + ", ";
    return "{%s\"title\": \"Why?\", \"body\": \"<p>%s</p>\", \"creation_date\": %d}"
        .formatted(id, saying.text(), saying.at().getEpochSecond());
  }
}
