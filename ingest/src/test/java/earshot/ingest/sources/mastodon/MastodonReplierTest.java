package earshot.ingest.sources.mastodon;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.html;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import java.util.List;

class MastodonReplierTest extends ReplierContract {
  MastodonReplierTest() {
    super(
        new AnsweredPlace(
                new MastodonSource(),
                "\"server\": \"social.example\", \"hashtags\": [\"acme\"], \"token\": \"KEY\"")
            .mention("social.example", "11")
            .takes(
                "POST",
                "/api/v1/statuses",
                request -> {
                  assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("c-1");
                  assertThat(body(request).path("in_reply_to_id").asText()).isEqualTo("11");
                  assertThat(body(request).path("visibility").asText()).isEqualTo("public");
                  return body(request).path("status").asText();
                })
            .says("{\"id\": \"12\"}")
            .calls("12")
            .shows(MastodonReplierTest::thread));
  }

  /** Among answers of others. */
  private static String thread(List<String> answers) {
    ArrayNode below = list(List.of("Me too"), (one, text) -> status(one, "9", text));
    below.addAll(list(answers, (one, text) -> status(one, "12", text)));
    return "{\"descendants\": " + below + "}";
  }

  private static void status(ObjectNode status, String id, String text) {
    status.put("id", id).put("in_reply_to_id", "11").put("content", html(text));
  }
}
