package earshot.ingest.sources.googleplaces;

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

class GooglePlacesContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new GooglePlacesSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"error\": {\"code\": 429, \"message\": \"Quota exceeded\", \"status\": \"RESOURCE_EXHAUSTED\"}}"),
        never("errors come with a status of their own"),
        says(
            400,
            "{\"error\": {\"code\": 400, \"message\": \"API key expired\", \"status\": \"INVALID_ARGUMENT\"}}"),
        never("since there are names of reviews, each has one"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"place\": \"ChIJacme\", \"key\": \"AIza-f0r-t3sts\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    boolean asked =
        "AIza-f0r-t3sts".equals(request.getHeaders().get("X-Goog-Api-Key"))
            && request.getHeaders().get("X-Goog-FieldMask") != null;
    if (!asked) {
      return new MockResponse.Builder().code(400).build();
    }
    String reviews =
        sayings.stream().map(GooglePlacesContractTest::review).collect(Collectors.joining(","));
    return new MockResponse.Builder()
        .body("{\"id\": \"ChIJacme\", \"reviews\": [" + reviews + "]}")
        .build();
  }

  private static String review(Saying saying) {
    String name =
        saying.broken() ? "" : "\"name\": \"places/ChIJacme/reviews/" + saying.id() + "\", ";
    return "{%s\"rating\": 2, \"originalText\": {\"text\": \"%s\"}, \"publishTime\": \"%s\"}"
        .formatted(name, saying.text(), saying.at().plusNanos(123_456_789));
  }
}
