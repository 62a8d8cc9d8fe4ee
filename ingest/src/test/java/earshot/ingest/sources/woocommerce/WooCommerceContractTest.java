package earshot.ingest.sources.woocommerce;

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
import okhttp3.Credentials;
import okhttp3.HttpUrl;

class WooCommerceContractTest extends SourceContract {
  private static final String LOGIN = Credentials.basic("ck_tests+1", "cs_tests/2");
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new WooCommerceSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("errors come with a status of their own"),
        says(401, "{\"code\": \"woocommerce_rest_cannot_view\", \"message\": \"Sorry\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"shop\": \"%s\", \"consumer-key\": \"ck_tests+1\", \"consumer-secret\": \"cs_tests/2\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), review(saying)));
    String last = request.getUrl().pathSegments().getLast();
    if (!LOGIN.equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String list =
        sayings.reversed().stream()
            .map(WooCommerceContractTest::review)
            .collect(Collectors.joining(",", "[", "]"));
    String body = last.equals("reviews") ? list : written.get(last);
    return body == null
        ? new MockResponse.Builder().code(404).build()
        : new MockResponse.Builder().body(body).build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{%s\"rating\": 2, \"review\": \"<p>%s</p>\", \"date_created_gmt\": \"%s\"}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", ""));
  }
}
