package earshot.ingest.sources.intercom;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.html;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class IntercomReplierTest extends ReplierContract {
  IntercomReplierTest() {
    super(
        new AnsweredPlace(
                new IntercomSource(),
                "\"workspace\": \"ab12cd34\", \"token\": \"KEY\", \"admin\": \"7\"")
            .mention("ab12cd34", "2295")
            .takes(
                "POST",
                "/conversations/2295/reply",
                request -> {
                  assertThat(body(request).path("admin_id").asText()).isEqualTo("7");
                  assertThat(body(request).path("message_type").asText()).isEqualTo("comment");
                  return body(request).path("body").asText();
                })
            .says("{\"type\": \"conversation\", \"id\": \"2295\"}")
            .shows(
                answers ->
                    "{\"conversation_parts\": {\"conversation_parts\": "
                        + list(answers, (one, text) -> one.put("body", html(text)))
                        + "}}"));
  }
}
