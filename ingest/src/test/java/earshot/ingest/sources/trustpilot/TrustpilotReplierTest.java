package earshot.ingest.sources.trustpilot;

import static earshot.ingest.source.AnsweredPlace.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TrustpilotReplierTest extends ReplierContract {
  private static final String BUSINESS = "0123456789abcdef01234567";

  TrustpilotReplierTest() {
    super(
        new AnsweredPlace(
                new TrustpilotSource(),
                "\"business-unit\": \""
                    + BUSINESS
                    + "\", \"key\": \"k\", \"secret\": \"KEY\", \"business-user\": \"u1\"")
            .mention(BUSINESS, "5f01")
            .takes(
                "POST",
                "/v1/private/reviews/5f01/reply",
                request -> {
                  assertThat(body(request).path("authorBusinessUserId").asText()).isEqualTo("u1");
                  return body(request).path("message").asText();
                })
            .shows(TrustpilotReplierTest::review));
  }

  private static String review(List<String> answers) {
    ObjectNode review = JsonNodeFactory.instance.objectNode().put("id", "5f01");
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
