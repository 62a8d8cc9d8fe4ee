package earshot.ingest.sources.googleplay;

import static earshot.ingest.source.AnsweredPlace.body;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class GooglePlayReplierTest extends ReplierContract {
  GooglePlayReplierTest() {
    super(
        new AnsweredPlace(
                new GooglePlaySource(),
                "\"app\": \"com.example.app\", \"client-id\": \"shop\", \"client-secret\": \"s\", \"refresh-token\": \"KEY\"")
            .mention("com.example.app", "gp:AOq")
            .takes(
                "POST",
                "/androidpublisher/v3/applications/com.example.app/reviews/gp:AOq:reply",
                request -> body(request).path("replyText").asText())
            .says("{\"result\": {\"replyText\": \"Sorry\"}}")
            .replaces());
  }
}
