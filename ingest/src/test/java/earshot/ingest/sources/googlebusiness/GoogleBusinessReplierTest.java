package earshot.ingest.sources.googlebusiness;

import static earshot.ingest.source.AnsweredPlace.body;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class GoogleBusinessReplierTest extends ReplierContract {
  GoogleBusinessReplierTest() {
    super(
        new AnsweredPlace(
                new GoogleBusinessSource(),
                "\"location\": \"accounts/1/locations/2\", \"client-id\": \"shop\", \"client-secret\": \"s\", \"refresh-token\": \"KEY\"")
            .mention("accounts/1/locations/2", "AbFvOq")
            .takes(
                "PUT",
                "/v4/accounts/1/locations/2/reviews/AbFvOq/reply",
                request -> {
                  assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t");
                  return body(request).path("comment").asText();
                })
            .says("{\"comment\": \"Sorry\", \"updateTime\": \"2026-11-01T12:00:01Z\"}")
            .replaces());
  }
}
