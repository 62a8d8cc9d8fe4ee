package earshot.ingest.sources.livechat;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

class LiveChatContractTest extends SourceContract {
  private static final String LOGIN = Credentials.basic("9c2e", "t0ken-f0r-t3sts");

  @Override
  protected Source source() {
    return new LiveChatSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(429, "{\"error\": {\"type\": \"too_many_requests\", \"message\": \"Slower\"}}"),
        never("errors come with a status of their own"),
        says(
            401,
            "{\"error\": {\"type\": \"authentication\", \"message\": \"Invalid access token\"}}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"license\": \"7\", \"account-id\": \"9c2e\", \"token\": \"t0ken-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  /** The first chat is a page; the others are on the next one, which no filter may name. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    String asked = request.getBody() == null ? "" : request.getBody().utf8();
    if (!LOGIN.equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    } else if (asked.equals("{\"page_id\":\"p2\"}")) {
      return answer(sayings.stream().skip(1), "");
    } else if (!asked.contains("\"filters\":{\"from\":\"20")) {
      return new MockResponse.Builder().code(400).build();
    }
    return answer(sayings.stream().limit(1), ", \"next_page_id\": \"p2\"");
  }

  private static MockResponse answer(Stream<Saying> sayings, String next) {
    String chats = sayings.map(LiveChatContractTest::chat).collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"chats\": [" + chats + "]" + next + "}").build();
  }

  private static String chat(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return """
    {"id": "C1", "users": [{"id": "c", "type": "customer", "name": "Ada"}], "thread": {%s"created_at": "%s",
     "events": [{"type": "message", "author_id": "c", "text": "%s", "created_at": "%2$s"}]}}\
    """
        .formatted(id, saying.at().plusNanos(123_456_000), saying.text());
  }
}
