package earshot.ingest.sources.discourse;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.html;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class DiscourseReplierTest extends ReplierContract {
  DiscourseReplierTest() {
    super(
        new AnsweredPlace(new DiscourseSource(), "\"forum\": \"SERVER\", \"key\": \"KEY\"")
            .mention("HOST", "5")
            .in("12")
            .shownAt("https://forum.example/t/cold-coffee/12/3")
            .takes(
                "POST",
                "/posts.json",
                request -> {
                  assertThat(body(request).path("topic_id").asText()).isEqualTo("12");
                  assertThat(body(request).path("reply_to_post_number").asText()).isEqualTo("3");
                  return body(request).path("raw").asText();
                })
            .says("{\"id\": 6, \"post_number\": 4}")
            .calls("6")
            .shows(
                answers ->
                    list(answers, (one, text) -> one.put("id", 6).put("cooked", html(text)))
                        .toString()));
  }
}
