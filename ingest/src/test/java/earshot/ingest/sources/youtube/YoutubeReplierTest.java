package earshot.ingest.sources.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class YoutubeReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new YoutubeSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "key": "k", "channel": "UC_1", "client-id": "shop", "client-secret": "s",
        "refresh-token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "";
  }

  @Override
  protected String nativeId() {
    return "Ugx1.9abc";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("Ugx1.9xyz");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/youtube/v3/comments?part=snippet");
    assertThat(body(request).at("/snippet/parentId").asText()).isEqualTo("Ugx1");
    return body(request).at("/snippet/textOriginal").asText();
  }

  @Override
  protected String taken() {
    return "{\"id\": \"Ugx1.9xyz\"}";
  }

  @Override
  protected String shown(List<String> answers) {
    return "{\"items\": "
        + list(
            answers,
            (one, text) -> one.put("id", "Ugx1.9xyz").putObject("snippet").put("textDisplay", text))
        + "}";
  }
}
