package earshot.ingest.sources.discourse;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class DiscourseReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new DiscourseSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "forum": "%2$s", "key": "%1$s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return server.host() + ":" + server.port();
  }

  @Override
  protected String nativeId() {
    return "5";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("6");
  }

  @Override
  protected Optional<String> thread() {
    return Optional.of("12");
  }

  @Override
  protected Optional<String> url() {
    return Optional.of("https://forum.example/t/cold-coffee/12/3");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/posts.json");
    assertThat(body(request).path("topic_id").asText()).isEqualTo("12");
    assertThat(body(request).path("reply_to_post_number").asText()).isEqualTo("3");
    return body(request).path("raw").asText();
  }

  @Override
  protected String taken() {
    return "{\"id\": 6, \"post_number\": 4}";
  }

  @Override
  protected String shown(List<String> answers) {
    return list(answers, (one, text) -> one.put("id", 6).put("cooked", html(text))).toString();
  }
}
