package earshot.ingest.sources.zendesk;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class ZendeskReplierTest extends ReplierContract {
  ZendeskReplierTest() {
    super(
        new AnsweredPlace(
                new ZendeskSource(),
                "\"subdomain\": \"acme\", \"user\": \"ada@acme.example\", \"token\": \"KEY\"")
            .mention("acme", "35")
            .takes(
                "PUT",
                "/api/v2/tickets/35",
                request -> {
                  assertThat(body(request).at("/ticket/comment/public").asBoolean()).isTrue();
                  return body(request).at("/ticket/comment/body").asText();
                })
            .says("{\"ticket\": {\"id\": 35, \"status\": \"open\"}}")
            .shows(
                answers ->
                    "{\"comments\": "
                        + list(answers, (one, text) -> one.put("id", 7).put("plain_body", text))
                        + "}"));
  }
}
