package earshot.ingest.sources.yelp;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class YelpContractTest extends SourceContract {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("America/Los_Angeles"));

  @Override
  protected Source source() {
    return new YelpSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"error\": {\"code\": \"TOO_MANY_REQUESTS_PER_SECOND\", \"description\": \"Slower\"}}"),
        never("errors come with a status of their own"),
        says(401, "{\"error\": {\"code\": \"TOKEN_INVALID\", \"description\": \"Expired\"}}"),
        says(
            200,
            "{\"reviews\": [{\"rating\": 2, \"url\": \"https://www.yelp.com/biz/acme?hrid=h7\", \"time_created\": \"2026-10-31 09:00:00\", \"text\": \""
                + Dialect.NAMELESS
                + "\"}]}"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"business\": \"acme-coffee\", \"key\": \"k3y-f0r-t3sts\", \"what\": [\"reviews\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer k3y-f0r-t3sts".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String reviews =
        sayings.stream().map(YelpContractTest::review).collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"reviews\": [" + reviews + "]}").build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"rating\": 2, \"text\": \"%s\", \"time_created\": \"%s\"}"
        .formatted(id, saying.text(), CLOCK.format(saying.at()));
  }
}
