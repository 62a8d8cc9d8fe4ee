package earshot.ingest.sources.trustpilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TrustpilotReplierTest extends ReplierContract {
  private static final String BUSINESS = "0123456789abcdef01234567";
  private static final String REVIEW = "5f0000000000000000000001";

  @Override
  protected Source source() {
    return new TrustpilotSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "business-unit": "%s", "key": "k", "secret": "%s", "business-user": "u1",
        "base-url": "%s" """
        .formatted(BUSINESS, key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return BUSINESS;
  }

  @Override
  protected String nativeId() {
    return REVIEW;
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/v1/private/reviews/" + REVIEW + "/reply");
    JsonNode body = body(request);
    assertThat(body.path("authorBusinessUserId").asText()).isEqualTo("u1");
    return body.path("message").asText();
  }

  @Override
  protected String taken() {
    return "";
  }

  @Override
  protected String shown(List<String> answers) {
    ObjectNode review = JsonNodeFactory.instance.objectNode().put("id", REVIEW);
    answers.forEach(text -> review.putObject("companyReply").put("text", text));
    return review.toString();
  }

  @Test
  void withoutAUserNothingCouldBeSent() {
    Map<String, Object> place = Map.of("business-unit", BUSINESS, "key", "k", "replies", true);
    assertThatThrownBy(() -> new TrustpilotConnector().replier(place))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("business-user");
  }
}
