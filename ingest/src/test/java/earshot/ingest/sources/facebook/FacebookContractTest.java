package earshot.ingest.sources.facebook;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class FacebookContractTest extends SourceContract {
  private final Map<String, Saying> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new FacebookSource();
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
        never("each comment has its id; recommendations have a contract of their own"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"page\": \"42\", \"token\": \"EAAtest/f0r+tests\", \"what\": [\"comments\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  /** The only post shows its newest comment; the others are on the next page of comments. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), saying));
    HttpUrl asked = request.getUrl();
    if (!"Bearer EAAtest/f0r+tests".equals(request.getHeaders().get("Authorization"))) {
      return error(190);
    }
    if (asked.encodedPath().equals("/v24.0/42_7/comments")) {
      return answer(comments(sayings.reversed().stream().skip(1), ""));
    } else if (!asked.encodedPath().equals("/v24.0/42/feed")) {
      Saying one = written.get(asked.pathSegments().getLast());
      return one == null ? error(100) : answer(comment(one));
    }
    String comments = comments(sayings.reversed().stream().limit(1), next(asked));
    return answer(
        "{\"data\": [{\"id\": \"42_7\", \"message\": \"Ours\", \"comments\": " + comments + "}]}");
  }

  /** The address of a next page bears the token. */
  private static String next(HttpUrl asked) {
    HttpUrl next = asked.newBuilder().encodedPath("/v24.0/42_7/comments").build();
    String token = "&access_token=EAAtest/f0r%2Btests&after=c2";
    return ", \"paging\": {\"next\": \"" + next + token + "\"}";
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String comments(Stream<Saying> sayings, String paging) {
    String data = sayings.map(FacebookContractTest::comment).collect(Collectors.joining(","));
    return "{\"data\": [" + data + "]" + paging + "}";
  }

  private static MockResponse error(int code) {
    return new MockResponse.Builder()
        .code(400)
        .body("{\"error\": {\"code\": " + code + ", \"error_subcode\": 33}}")
        .build();
  }

  private static String comment(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"message\": \"%s\", \"created_time\": \"%s\"}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", "+0000"));
  }
}
