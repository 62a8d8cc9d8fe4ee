package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class GoogleBusinessContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new GoogleBusinessSource();
  }

  @Override
  protected String settings(HttpUrl server) {
    return """
        "location": "accounts/1/locations/2", "client-id": "shop", "client-secret": "s3cret",
        "refresh-token": "r3fresh", "base-url": "%s" """
        .formatted(server);
  }

  @Override
  protected boolean renewsTokens() {
    return true;
  }

  @Override
  protected Optional<MockResponse> aside(RecordedRequest request) {
    boolean token = request.getUrl().encodedPath().equals("/token");
    String body = "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 86400}";
    return token ? Optional.of(new MockResponse.Builder().body(body).build()) : Optional.empty();
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer t".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String reviews =
        sayings.reversed().stream()
            .map(GoogleBusinessContractTest::review)
            .collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
    return new MockResponse.Builder().body(sayings.isEmpty() ? "{}" : reviews).build();
  }

  private static String review(Saying saying) {
    String stars = saying.broken() ? "SIX" : "TWO";
    return "{\"reviewId\": \"%s\", \"starRating\": \"%s\", \"comment\": \"%s\", \"createTime\": \"%s\", \"updateTime\": \"%4$s\"}"
        .formatted(saying.id(), stars, saying.text(), saying.at());
  }
}
