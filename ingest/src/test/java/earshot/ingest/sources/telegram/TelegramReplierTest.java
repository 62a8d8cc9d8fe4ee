package earshot.ingest.sources.telegram;

import static earshot.ingest.source.AnsweredPlace.body;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class TelegramReplierTest extends ReplierContract {
  TelegramReplierTest() {
    super(
        new AnsweredPlace(new TelegramSource(), "\"bot\": \"@acme_bot\", \"token\": \"KEY\"")
            .mention("", "-100123/31")
            .takes(
                "POST",
                "/botKEY/sendMessage",
                request -> {
                  assertThat(body(request).path("chat_id").asText()).isEqualTo("-100123");
                  assertThat(body(request).at("/reply_parameters/message_id").asLong())
                      .isEqualTo(31);
                  return body(request).path("text").asText();
                })
            .says("{\"ok\": true, \"result\": {\"message_id\": 32}}")
            .calls("-100123/32"));
  }
}
