package earshot.ingest.source;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** The contract of one of Google's APIs that an owner's refresh token opens. */
public abstract class OwnedContract extends SourceContract {
  /** Settings beside the application's, as the inside of a JSON object. */
  protected abstract String owned();

  /** A review that says this. */
  protected abstract String review(Saying saying);

  @Override
  protected final String settings(HttpUrl server) {
    return """
        %s, "client-id": "shop", "client-secret": "s3cret", "refresh-token": "r3fresh",
        "base-url": "%s" """
        .formatted(owned(), server);
  }

  @Override
  protected final Dialect dialect() {
    return new Dialect(
        says(
            403,
            "{\"error\": {\"code\": 403, \"message\": \"Quota exceeded\", \"status\": \"RESOURCE_EXHAUSTED\"}}"),
        never("errors come with a status of their own"),
        says(
            401,
            "{\"error\": {\"code\": 401, \"message\": \"Invalid credentials\", \"status\": \"UNAUTHENTICATED\"}}"),
        never("each has its id"));
  }

  @Override
  protected final boolean renewsTokens() {
    return true;
  }

  @Override
  protected final Optional<MockResponse> aside(RecordedRequest request) {
    boolean token = request.getUrl().encodedPath().equals("/token");
    String body = "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 86400}";
    return token ? Optional.of(new MockResponse.Builder().body(body).build()) : Optional.empty();
  }

  @Override
  protected final MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!"Bearer t".equals(request.getHeaders().get("Authorization"))) {
      return new MockResponse.Builder().code(401).build();
    }
    String reviews =
        sayings.reversed().stream()
            .map(this::review)
            .collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
    return new MockResponse.Builder().body(sayings.isEmpty() ? "{}" : reviews).build();
  }
}
