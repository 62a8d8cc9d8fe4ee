package earshot.ingest.sources.instagram;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class InstagramMessageReplierTest extends ReplierContract {
  InstagramMessageReplierTest() {
    super(
        new AnsweredPlace(
                new InstagramSource(), "\"account\": \"7\", \"page\": \"5\", \"token\": \"KEY\"")
            .mention("7", "m_8")
            .message("t_3")
            .takes(
                "POST",
                "/v24.0/5/messages",
                request -> {
                  assertThat(body(request).at("/recipient/id").asText()).isEqualTo("77");
                  return body(request).at("/message/text").asText();
                })
            .says("{\"recipient_id\": \"77\", \"message_id\": \"m_9\"}")
            .calls("m_9")
            .shows(
                answers ->
                    "{\"from\": {\"id\": \"77\"}, \"data\": "
                        + list(
                            answers,
                            (one, text) ->
                                one.put("id", "m_9")
                                    .put("message", text)
                                    .putObject("from")
                                    .put("id", "7"))
                        + "}"));
  }
}
