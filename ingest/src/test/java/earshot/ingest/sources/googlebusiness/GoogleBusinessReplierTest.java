package earshot.ingest.sources.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class GoogleBusinessReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new GoogleBusinessSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "location": "accounts/1/locations/2", "client-id": "shop", "client-secret": "s",
        "refresh-token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "accounts/1/locations/2";
  }

  @Override
  protected String nativeId() {
    return "AbFvOq";
  }

  @Override
  protected boolean replaces() {
    return true;
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("PUT");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/v4/accounts/1/locations/2/reviews/AbFvOq/reply");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t");
    return body(request).path("comment").asText();
  }

  @Override
  protected String taken() {
    return "{\"comment\": \"We are sorry\", \"updateTime\": \"2026-11-01T12:00:01Z\"}";
  }

  @Override
  protected String shown(List<String> answers) {
    throw new IllegalStateException("nobody looks: another answer takes the place of the first");
  }
}
