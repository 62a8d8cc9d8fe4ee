package earshot.ingest.sources.x;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import java.util.List;
import org.jsoup.nodes.Entities;

class XMessageReplierTest extends ReplierContract {
  private static final String LOGIN =
      "\"account\": \"@acme\", \"api-key\": \"application\", \"api-secret\": \"secret-of-it\","
          + " \"access-token\": \"42-token\", \"access-token-secret\": \"KEY\"";

  XMessageReplierTest() {
    super(
        new AnsweredPlace(new XSource(), "\"query\": \"acme\", \"token\": \"reads\", " + LOGIN)
            .mention("", "11")
            .message("9-42")
            .takes(
                "POST",
                "/2/dm_conversations/9-42/messages",
                request -> {
                  assertThat(request.getHeaders().get("Authorization")).startsWith("OAuth ");
                  return body(request).path("text").asText();
                })
            .says("{\"data\": {\"dm_conversation_id\": \"9-42\", \"dm_event_id\": \"12\"}}")
            .calls("12")
            .shows(XMessageReplierTest::conversation));
  }

  /** The other one quoted us, and then what we wrote. */
  private static String conversation(List<String> answers) {
    ArrayNode messages =
        list(
            List.of(TEXT),
            (one, text) -> one.put("id", "8").put("text", text).put("sender_id", "9"));
    messages.addAll(
        list(
            answers,
            (one, text) ->
                one.put("id", "12").put("text", Entities.escape(text)).put("sender_id", "42")));
    return "{\"data\": " + messages + ", \"meta\": {\"result_count\": " + messages.size() + "}}";
  }
}
