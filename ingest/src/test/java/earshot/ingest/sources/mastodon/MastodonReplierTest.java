package earshot.ingest.sources.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class MastodonReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new MastodonSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "server": "social.example", "hashtags": ["acme"], "token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "social.example";
  }

  @Override
  protected String nativeId() {
    return "11";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("12");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getTarget().equals("/api/v1/statuses");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("c-1");
    JsonNode body = body(request);
    assertThat(body.path("in_reply_to_id").asText()).isEqualTo("11");
    assertThat(body.path("visibility").asText()).isEqualTo("public");
    return body.path("status").asText();
  }

  @Override
  protected String taken() {
    return "{\"id\": \"12\"}";
  }

  /** As pages of HTML, among answers of others. */
  @Override
  protected String shown(List<String> answers) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    ArrayNode below = context.putArray("descendants");
    below.addObject().put("id", "9").put("in_reply_to_id", "11").put("content", "<p>Me too</p>");
    for (String text : answers) {
      below.addObject().put("id", "12").put("in_reply_to_id", "11").put("content", html(text));
    }
    return context.toString();
  }
}
