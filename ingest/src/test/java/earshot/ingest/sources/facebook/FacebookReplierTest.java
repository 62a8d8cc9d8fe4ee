package earshot.ingest.sources.facebook;

import static earshot.ingest.source.AnsweredPlace.form;
import static earshot.ingest.source.AnsweredPlace.list;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class FacebookReplierTest extends ReplierContract {
  FacebookReplierTest() {
    super(
        new AnsweredPlace(new FacebookSource(), "\"page\": \"7\", \"token\": \"KEY\"")
            .mention("7", "7_8")
            .takes("POST", "/v24.0/7_8/comments", request -> form(request, "message"))
            .says("{\"id\": \"7_9\"}")
            .calls("7_9")
            .shows(
                answers ->
                    "{\"data\": "
                        + list(answers, (one, text) -> one.put("id", "7_9").put("message", text))
                        + "}"));
  }
}
