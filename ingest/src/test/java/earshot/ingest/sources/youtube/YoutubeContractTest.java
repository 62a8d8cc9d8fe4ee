package earshot.ingest.sources.youtube;

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

class YoutubeContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new YoutubeSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            403,
            "{\"error\": {\"code\": 403, \"message\": \"Slower\", \"errors\": [{\"reason\": \"rateLimitExceeded\"}]}}"),
        never("errors come with a status of their own"),
        says(
            400,
            "{\"error\": {\"code\": 400, \"message\": \"API key expired\", \"errors\": [{\"reason\": \"badRequest\"}]}}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"channel\": \"UCacme\", \"key\": \"AIza-f0r-t3sts\", \"base-url\": \"" + server + "\"";
  }

  /** The first saying is a comment, all others are replies that it does not show itself. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), thread(saying, 0)));
    if (!"AIza-f0r-t3sts".equals(request.getHeaders().get("X-Goog-Api-Key"))) {
      return new MockResponse.Builder().code(400).build();
    }
    HttpUrl asked = request.getUrl();
    String id = asked.queryParameter("id");
    if (id != null) {
      return items(Stream.of(written.getOrDefault(id, "")));
    }
    return asked.encodedPath().endsWith("/comments")
        ? items(sayings.stream().skip(1).map(YoutubeContractTest::comment))
        : items(sayings.stream().limit(1).map(first -> thread(first, sayings.size() - 1)));
  }

  private static MockResponse items(Stream<String> items) {
    String list = items.collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"items\": [" + list + "]}").build();
  }

  private static String thread(Saying saying, int replies) {
    return "{\"id\": \"%s\", \"snippet\": {\"videoId\": \"v1\", \"topLevelComment\": %s, \"totalReplyCount\": %d}}"
        .formatted(saying.id(), comment(saying), replies);
  }

  private static String comment(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"snippet\": {\"textDisplay\": \"%s\", \"publishedAt\": \"%s\"}}"
        .formatted(id, saying.text(), saying.at());
  }
}
