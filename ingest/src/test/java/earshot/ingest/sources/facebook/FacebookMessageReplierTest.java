package earshot.ingest.sources.facebook;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import earshot.mention.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacebookMessageReplierTest extends ReplierContract {
  FacebookMessageReplierTest() {
    super(
        new AnsweredPlace(new FacebookSource(), "\"page\": \"7\", \"token\": \"KEY\"")
            .mention("7", "m_8")
            .message("t_3")
            .takes(
                "POST",
                "/v24.0/7/messages",
                request -> {
                  assertThat(body(request).at("/recipient/id").asText()).isEqualTo("77");
                  assertThat(body(request).path("messaging_type").asText()).isEqualTo("RESPONSE");
                  return body(request).at("/message/text").asText();
                })
            .says("{\"recipient_id\": \"77\", \"message_id\": \"m_9\"}")
            .calls("m_9")
            .shows(FacebookMessageReplierTest::conversation));
  }

  /** Who wrote, and the conversation, in which they quoted us. */
  private static String conversation(List<String> answers) {
    var messages =
        list(
            List.of(TEXT),
            (one, text) ->
                one.put("id", "m_1").put("message", text).putObject("from").put("id", "77"));
    messages.addAll(
        list(
            answers,
            (one, text) ->
                one.put("id", "m_9").put("message", text).putObject("from").put("id", "7")));
    return "{\"from\": {\"id\": \"77\"}, \"data\": " + messages + "}";
  }

  @Test
  void commentsAreAnsweredWhereTheyStand() {
    var replier =
        new FacebookConnector()
            .replier(Map.of("page", "7", "token", "t", "replies", true))
            .orElseThrow();
    assertThat(replier.of(Kind.COMMENT)).isSameAs(replier);
    assertThat(replier.of(Kind.MESSAGE).rules().most()).isEqualTo(2_000);
  }
}
