package earshot.ingest.sources.livechat;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class LiveChatReplierTest extends ReplierContract {
  LiveChatReplierTest() {
    super(
        new AnsweredPlace(
                new LiveChatSource(),
                "\"license\": \"7\", \"account-id\": \"9c2e\", \"token\": \"KEY\"")
            .mention("7", "PXTHREAD")
            .in("PXCHAT")
            .takes(
                "POST",
                "/v3.5/agent/action/send_event",
                request -> {
                  assertThat(body(request).path("chat_id").asText()).isEqualTo("PXCHAT");
                  assertThat(body(request).path("attach_to_last_thread").asBoolean()).isTrue();
                  assertThat(body(request).at("/event/visibility").asText()).isEqualTo("all");
                  return body(request).at("/event/text").asText();
                })
            .says("{\"event_id\": \"PXTHREAD_9\"}")
            .calls("PXTHREAD_9")
            .shows(
                answers ->
                    "{\"id\": \"PXCHAT\", \"thread\": {\"id\": \"PXTHREAD\", \"events\": "
                        + list(
                            answers,
                            (one, text) ->
                                one.put("id", "PXTHREAD_9")
                                    .put("type", "message")
                                    .put("text", text))
                        + "}}"));
  }
}
