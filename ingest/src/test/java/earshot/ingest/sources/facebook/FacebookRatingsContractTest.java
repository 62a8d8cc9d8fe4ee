package earshot.ingest.sources.facebook;

import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** Recommendations, which have no id of their own. */
class FacebookRatingsContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new FacebookSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(400, "{\"error\": {\"message\": \"Page request limit reached\", \"code\": 32}}"),
        says(200, "{\"error\": {\"message\": \"Please retry\", \"code\": 1}}"),
        says(400, "{\"error\": {\"message\": \"Invalid token\", \"code\": 190}}"),
        says(
            200,
            """
            {"data": [{"created_time": "2026-10-31T12:00:00+0000", "recommendation_type": "positive",
              "reviewer": {"id": "77", "name": "Ada"}, "review_text": "%s"}]}"""
                .formatted(Dialect.NAMELESS)));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"page\": \"42\", \"token\": \"EAAtest/f0r+tests\", \"what\": [\"ratings\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    String ratings =
        sayings.stream().map(FacebookRatingsContractTest::rating).collect(Collectors.joining(","));
    return new MockResponse.Builder().body("{\"data\": [" + ratings + "]}").build();
  }

  private static String rating(Saying saying) {
    String story =
        saying.broken() ? "" : "\"open_graph_story\": {\"id\": \"" + saying.id() + "\"}, ";
    return "{%s\"recommendation_type\": \"negative\", \"review_text\": \"%s\", \"created_time\": \"%s\"}"
        .formatted(story, saying.text(), saying.at().toString().replace("Z", "+0000"));
  }
}
