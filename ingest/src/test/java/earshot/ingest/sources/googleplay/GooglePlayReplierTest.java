package earshot.ingest.sources.googleplay;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class GooglePlayReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new GooglePlaySource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "app": "com.example.app", "client-id": "shop", "client-secret": "s",
        "refresh-token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "com.example.app";
  }

  @Override
  protected String nativeId() {
    return "gp:AOq";
  }

  @Override
  protected boolean replaces() {
    return true;
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getTarget().contains("/reviews/");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget())
        .isEqualTo("/androidpublisher/v3/applications/com.example.app/reviews/gp:AOq:reply");
    return body(request).path("replyText").asText();
  }

  @Override
  protected String taken() {
    return "{\"result\": {\"replyText\": \"Sorry\", \"lastEdited\": {\"seconds\": \"1\"}}}";
  }

  @Override
  protected String shown(List<String> answers) {
    throw new IllegalStateException("nobody looks: another answer takes the place of the first");
  }
}
