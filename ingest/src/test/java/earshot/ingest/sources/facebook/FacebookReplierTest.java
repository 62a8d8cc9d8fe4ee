package earshot.ingest.sources.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class FacebookReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new FacebookSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "page": "7", "token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "7";
  }

  @Override
  protected String nativeId() {
    return "7_8";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("7_9");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) {
    assertThat(request.getTarget()).isEqualTo("/v24.0/7_8/comments");
    return form(request, "message");
  }

  @Override
  protected String taken() {
    return "{\"id\": \"7_9\"}";
  }

  @Override
  protected String shown(List<String> answers) {
    return "{\"data\": "
        + list(answers, (one, text) -> one.put("id", "7_9").put("message", text))
        + "}";
  }
}
