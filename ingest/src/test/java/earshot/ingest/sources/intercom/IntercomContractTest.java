package earshot.ingest.sources.intercom;

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

class IntercomContractTest extends SourceContract {
  private static final String AFTER = "\"starting_after\":\"";

  @Override
  protected Source source() {
    return new IntercomSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"type\": \"error.list\", \"errors\": [{\"code\": \"rate_limit_exceeded\"}]}",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            String.valueOf(NOW.plusSeconds(30).getEpochSecond())),
        never("errors come with a status of their own"),
        says(401, "{\"type\": \"error.list\", \"errors\": [{\"code\": \"token_unauthorized\"}]}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"workspace\": \"ab12cd34\", \"token\": \"t0ken-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  /** The search names one conversation a page; each has its words at its own address. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer t0ken-f0r-t3sts".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String asked = request.getBody() == null ? "" : request.getBody().utf8();
    String last = request.getUrl().pathSegments().getLast();
    if (last.equals("search") || sayings.isEmpty()) {
      return new MockResponse.Builder().body(found(asked, sayings)).build();
    }
    return sayings.stream()
        .filter(saying -> saying.id().equals(last))
        .findFirst()
        .map(saying -> new MockResponse.Builder().body(conversation(saying)).build())
        .orElseGet(() -> new MockResponse.Builder().code(404).build());
  }

  private static String found(String asked, List<Saying> sayings) {
    boolean goesOn = asked.contains(AFTER);
    int page = goesOn ? Integer.parseInt(asked.replaceAll(".*" + AFTER + "(\\d+).*", "$1")) : 0;
    String next =
        page + 1 < sayings.size() ? "{\"starting_after\": \"" + (page + 1) + "\"}" : "null";
    return sayings.stream()
        .skip(page)
        .limit(1)
        .map(
            saying ->
                "{\"id\": \"%s\", \"updated_at\": %d}"
                    .formatted(saying.id(), saying.at().getEpochSecond()))
        .collect(
            Collectors.joining(
                ",",
                "{\"type\": \"conversation.list\", \"conversations\": [",
                "], \"pages\": {\"next\": " + next + "}}"));
  }

  private static String conversation(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return """
    {"type": "conversation", %s"created_at": %d, "updated_at": %2$d,
     "source": {"type": "conversation", "body": "<p>%s</p>", "author": {"type": "lead", "name": "Ada"}}}\
    """
        .formatted(id, saying.at().getEpochSecond(), saying.text());
  }
}
