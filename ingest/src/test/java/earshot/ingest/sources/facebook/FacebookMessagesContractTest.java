package earshot.ingest.sources.facebook;

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
import okhttp3.HttpUrl;

class FacebookMessagesContractTest extends SourceContract {
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
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"page\": \"42\", \"token\": \"EAAtest/f0r+tests\", \"what\": [\"messages\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  /** The only conversation shows its newest message; the others are on the next page of it. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    HttpUrl asked = request.getUrl();
    if (asked.encodedPath().equals("/v24.0/t_1/messages")) {
      return answer("{\"data\": [%s]}".formatted(messages(sayings.reversed().stream().skip(1))));
    }
    HttpUrl next = asked.newBuilder().encodedPath("/v24.0/t_1/messages").build();
    return answer(
        "{\"data\": [{\"id\": \"t_1\", \"updated_time\": \"2026-11-01T12:00:00+0000\", \"messages\": {\"data\": [%s], \"paging\": {\"next\": \"%s\"}}}]}"
            .formatted(messages(sayings.reversed().stream().limit(1)), next));
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String messages(Stream<Saying> sayings) {
    return sayings.map(FacebookMessagesContractTest::message).collect(Collectors.joining(","));
  }

  private static String message(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"message\": \"%s\", \"created_time\": \"%s\", \"from\": {\"id\": \"7\", \"name\": \"Ada\"}}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", "+0000"));
  }
}
