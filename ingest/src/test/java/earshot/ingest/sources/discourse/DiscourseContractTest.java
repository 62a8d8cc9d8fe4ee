package earshot.ingest.sources.discourse;

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

class DiscourseContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new DiscourseSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"errors\": [\"Slow down\"], \"error_type\": \"rate_limit\", \"extras\": {\"wait_seconds\": 30}}"),
        never("errors come with a status of their own"),
        says(403, "{\"errors\": [\"No\"], \"error_type\": \"invalid_access\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"forum\": \"" + server + "\", \"key\": \"k3y-f0r-t3sts\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"k3y-f0r-t3sts".equals(request.getHeaders().get("Api-Key"))) {
      return new MockResponse.Builder().code(403).build();
    }
    String before = request.getUrl().queryParameter("before");
    String posts =
        sayings.reversed().stream()
            .filter(saying -> before == null || saying.id().compareTo(before) < 0)
            .map(DiscourseContractTest::post)
            .collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"latest_posts\": [" + posts + "]}").build();
  }

  private static String post(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{%s\"topic_id\": 1, \"post_number\": 2, \"cooked\": \"<p>%s</p>\", \"created_at\": \"%s\"}"
        .formatted(id, saying.text(), saying.at());
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    String gone = post(saying).replaceFirst("\\{", "{\"user_deleted\": true, ");
    return List.of(new MockResponse.Builder().body("{\"latest_posts\": [" + gone + "]}").build());
  }
}
