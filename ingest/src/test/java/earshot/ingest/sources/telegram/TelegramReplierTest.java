package earshot.ingest.sources.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class TelegramReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new TelegramSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "bot": "@acme_bot", "token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "";
  }

  @Override
  protected String nativeId() {
    return "-100123/31";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("-100123/32");
  }

  @Override
  protected boolean knowsAnswers() {
    return false;
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getTarget().endsWith("/sendMessage");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    JsonNode body = body(request);
    assertThat(body.path("chat_id").asText()).isEqualTo("-100123");
    assertThat(body.at("/reply_parameters/message_id").asLong()).isEqualTo(31);
    return body.path("text").asText();
  }

  @Override
  protected String taken() {
    return "{\"ok\": true, \"result\": {\"message_id\": 32}}";
  }

  @Override
  protected String shown(List<String> answers) {
    throw new IllegalStateException("a bot can't ask for what it wrote");
  }
}
