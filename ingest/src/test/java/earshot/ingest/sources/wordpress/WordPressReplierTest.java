package earshot.ingest.sources.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class WordPressReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new WordPressSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "site": "%2$s", "user": "ada", "password": "%1$s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return server.host() + ":" + server.port();
  }

  @Override
  protected String nativeId() {
    return "81";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("82");
  }

  @Override
  protected Optional<String> thread() {
    return Optional.of("12");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/wp-json/wp/v2/comments");
    assertThat(body(request).path("parent").asText()).isEqualTo("81");
    assertThat(body(request).path("post").asText()).isEqualTo("12");
    return body(request).path("content").asText();
  }

  @Override
  protected String taken() {
    return "{\"id\": 82, \"status\": \"approved\"}";
  }

  @Override
  protected String shown(List<String> answers) {
    return list(
            answers,
            (one, text) -> one.put("id", 82).putObject("content").put("rendered", html(text)))
        .toString();
  }
}
