package earshot.ingest.sources.zendesk;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

class ZendeskContractTest extends SourceContract {
  private static final String LOGIN =
      Credentials.basic("ada@acme.example/token", "t0ken-f0r-t3sts");

  @Override
  protected Source source() {
    return new ZendeskSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "Number of allowed API requests per minute exceeded",
            "ratelimit-remaining",
            "0",
            "ratelimit-reset",
            "30"),
        never("errors come with a status of their own"),
        says(401, "{\"error\": \"Couldn't authenticate you\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"subdomain\": \"acme\", \"user\": \"ada@acme.example\", \"token\": \"t0ken-f0r-t3sts\", \"what\": [\"tickets\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  /** An export repeats what it gave before, so ours always gives everything. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!LOGIN.equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String tickets =
        sayings.stream().map(ZendeskContractTest::ticket).collect(Collectors.joining(","));
    String rest = "], \"after_cursor\": \"MTcwNy4wfHw0\", \"end_of_stream\": true}";
    return new MockResponse.Builder().body("{\"tickets\": [" + tickets + rest).build();
  }

  private static String ticket(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{%s\"status\": \"open\", \"subject\": \"Help\", \"description\": \"%s\", \"created_at\": \"%s\"}"
        .formatted(id, saying.text(), saying.at());
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    String gone = ticket(saying).replace("\"open\"", "\"deleted\"");
    return List.of(
        new MockResponse.Builder()
            .body(
                "{\"tickets\": ["
                    + gone
                    + "], \"after_cursor\": \"MTcx\", \"end_of_stream\": true}")
            .build());
  }
}
