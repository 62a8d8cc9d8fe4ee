package earshot.ingest.sources.x;

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

class XContractTest extends SourceContract {
  /** A search may find nothing while the posts are still there. */
  private final Map<String, Saying> posts = new ConcurrentHashMap<>();

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
    return "\"query\": \"acme\", \"match\": \"all\", \"token\": \"b3arer-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> posts.put(saying.id(), saying));
    if (!"Bearer b3arer-f0r-t3sts".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String id = request.getUrl().pathSegments().getLast();
    String data =
        posts.containsKey(id) ? "{\"data\": %s}".formatted(post(posts.get(id))) : found(sayings);
    return new MockResponse.Builder().body(data).build();
  }

  private static String found(List<Saying> sayings) {
    if (sayings.isEmpty()) {
      return "{\"meta\": {\"result_count\": 0}}";
    }
    return sayings.reversed().stream()
        .map(XContractTest::post)
        .collect(
            Collectors.joining(
                ",",
                "{\"data\": [",
                "], \"meta\": {\"result_count\": %d}}".formatted(sayings.size())));
  }

  /** An edit has an id of its own. */
  private static String post(Saying saying) {
    String version = saying.text().equals("Said otherwise") ? "9" : "";
    String id = saying.broken() ? "" : saying.id();
    return "{\"id\": \"%s%s\", \"text\": \"%s\", \"created_at\": \"%s\", \"edit_history_tweet_ids\": [\"%1$s\", \"%1$s%2$s\"]}"
        .formatted(id, version, saying.text(), saying.at());
  }
}
