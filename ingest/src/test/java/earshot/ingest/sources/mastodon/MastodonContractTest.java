package earshot.ingest.sources.mastodon;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class MastodonContractTest extends SourceContract {
  private static final long FIRST_WALK = 1L << 40; // a moment as an id is larger than our ids

  /** A timeline may be empty while the posts are still there. */
  private final Map<String, Saying> posts = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new MastodonSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"error\": \"Too many requests\"}",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            NOW.plusSeconds(30).toString()),
        never("errors come with a status of their own"),
        never("reads with no key"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"server\": \"" + server + "\", \"hashtags\": [\"acme\"]";
  }

  /** Walking on shows new posts only; edits are seen by asking for a post again. */
  @Override
  protected boolean seesEdits() {
    return false;
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> posts.put(saying.id(), saying));
    HttpUrl asked = request.getUrl();
    String minId = asked.queryParameter("min_id");
    return minId == null ? one(asked) : page(asked, Long.parseLong(minId), sayings);
  }

  private MockResponse one(HttpUrl asked) {
    Saying post = posts.get(asked.pathSegments().getLast());
    return post == null
        ? new MockResponse.Builder().code(404).build()
        : new MockResponse.Builder().body(status(post)).build();
  }

  private static MockResponse page(HttpUrl asked, long after, List<Saying> sayings) {
    List<Saying> later =
        sayings.stream()
            .filter(saying -> after > FIRST_WALK || Long.parseLong(saying.id()) > after)
            .filter(saying -> after > FIRST_WALK || !saying.broken())
            .toList()
            .reversed();
    String body =
        later.stream().map(MastodonContractTest::status).collect(Collectors.joining(",", "[", "]"));
    MockResponse.Builder answer = new MockResponse.Builder().body(body);
    OptionalLong newest =
        later.stream()
            .filter(saying -> !saying.broken())
            .mapToLong(saying -> Long.parseLong(saying.id()))
            .max();
    newest.ifPresent(
        id -> {
          HttpUrl prev = asked.newBuilder().setQueryParameter("min_id", Long.toString(id)).build();
          answer.addHeader("Link", "<" + prev + ">; rel=\"prev\"");
        });
    return answer.build();
  }

  private static String status(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"visibility\": \"public\", \"created_at\": \"%s\", \"content\": \"<p>%s</p>\"}"
        .formatted(id, saying.at().plusMillis(123), saying.text());
  }
}
