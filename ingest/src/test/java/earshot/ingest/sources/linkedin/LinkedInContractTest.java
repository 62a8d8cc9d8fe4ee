package earshot.ingest.sources.linkedin;

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

class LinkedInContractTest extends SourceContract {
  private static final String POST = "urn:li:share:5";

  @Override
  protected Source source() {
    return new LinkedInSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"status\": 429, \"code\": \"TOO_MANY_REQUESTS\", \"message\": \"The day's calls are used up\"}"),
        never("errors come with a status of their own"),
        says(
            401,
            "{\"status\": 401, \"serviceErrorCode\": 65601, \"message\": \"The token was revoked\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"organization\": \"7\", \"token\": \"t0ken-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  /** One post, under which all is said. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer t0ken-f0r-t3sts".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    List<String> path = request.getUrl().pathSegments();
    String body =
        switch (path.getLast()) {
          case "posts" ->
              list("{\"id\": \"%s\", \"createdAt\": %d}".formatted(POST, NOW.toEpochMilli()));
          case "comments" ->
              list(
                  sayings.stream()
                      .map(LinkedInContractTest::comment)
                      .collect(Collectors.joining(",")));
          default ->
              sayings.stream()
                  .filter(saying -> saying.id().equals(path.getLast()))
                  .map(LinkedInContractTest::comment)
                  .findFirst()
                  .orElse(list(""));
        };
    return new MockResponse.Builder().body(body).build();
  }

  private static String list(String elements) {
    return "{\"elements\": ["
        + elements
        + "], \"paging\": {\"start\": 0, \"count\": 50, \"links\": []}}";
  }

  private static String comment(Saying saying) {
    String id =
        saying.broken()
            ? ""
            : "\"commentUrn\": \"urn:li:comment:(urn:li:activity:6," + saying.id() + ")\", ";
    return "{%s\"actor\": \"urn:li:person:x\", \"message\": {\"text\": \"%s\"}, \"created\": {\"time\": %d}}"
        .formatted(id, saying.text(), saying.at().toEpochMilli());
  }
}
