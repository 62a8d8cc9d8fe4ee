package earshot.ingest.sources.instagram;

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

class InstagramContractTest extends SourceContract {
  private final Map<String, Saying> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new InstagramSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            400,
            "{\"error\": {\"message\": \"Too many calls\", \"type\": \"OAuthException\", \"code\": 32}}"),
        says(200, "{\"error\": {\"message\": \"Please retry\", \"code\": 2}}"),
        says(
            400,
            "{\"error\": {\"message\": \"The session has expired\", \"code\": 190, \"error_subcode\": 463}}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"account\": \"42\", \"token\": \"EAAtest/f0r+tests\", \"base-url\": \"%s\""
        .formatted(server);
  }

  /** The only picture shows its newest comment; the others answer to the one on the next page. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), saying));
    HttpUrl asked = request.getUrl();
    if (!"Bearer EAAtest/f0r+tests".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(400).body(error(190)).build();
    }
    return switch (asked.encodedPath()) {
      case "/v24.0/42/media" -> answer(media(asked, newest(sayings)));
      case "/v24.0/7/comments" -> answer(answers(sayings));
      default -> {
        Saying one = written.get(asked.pathSegments().getLast());
        yield one == null
            ? new MockResponse.Builder().code(400).body(error(100)).build()
            : answer(comment(one));
      }
    };
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String newest(List<Saying> sayings) {
    return sayings.isEmpty() ? "" : comment(sayings.getLast());
  }

  private static String media(HttpUrl asked, String comments) {
    HttpUrl next = asked.newBuilder().encodedPath("/v24.0/7/comments").build();
    return """
    {"data": [{"id": "7", "timestamp": "2026-11-13T08:00:00+0000", "comments": {"data": [%s],
      "paging": {"next": "%s&access_token=EAAtest/f0r%%2Btests&after=c2"}}}]}\
    """
        .formatted(comments, next);
  }

  private static String answers(List<Saying> sayings) {
    String answers =
        sayings.stream()
            .limit(Math.max(0, sayings.size() - 1))
            .map(InstagramContractTest::comment)
            .collect(Collectors.joining(","));
    String own = "\"id\": \"9\", \"text\": \"Ask us here\", \"from\": {\"id\": \"42\"}";
    return "{\"data\": [{" + own + ", \"replies\": {\"data\": [" + answers + "]}}]}";
  }

  private static String error(int code) {
    return "{\"error\": {\"code\": " + code + ", \"error_subcode\": 33}}";
  }

  private static String comment(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"text\": \"%s\", \"username\": \"ada\", \"timestamp\": \"%s\"}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", "+0000"));
  }
}
