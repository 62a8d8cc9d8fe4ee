package earshot.ingest.sources.wordpress;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.html;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class WordPressReplierTest extends ReplierContract {
  WordPressReplierTest() {
    super(
        new AnsweredPlace(
                new WordPressSource(),
                "\"site\": \"SERVER\", \"user\": \"ada\", \"password\": \"KEY\"")
            .mention("HOST", "81")
            .in("12")
            .takes(
                "POST",
                "/wp-json/wp/v2/comments",
                request -> {
                  assertThat(body(request).path("parent").asText()).isEqualTo("81");
                  assertThat(body(request).path("post").asText()).isEqualTo("12");
                  return body(request).path("content").asText();
                })
            .says("{\"id\": 82, \"status\": \"approved\"}")
            .calls("82")
            .shows(answers -> list(answers, WordPressReplierTest::comment).toString()));
  }

  private static void comment(ObjectNode comment, String text) {
    comment.put("id", 82).putObject("content").put("rendered", html(text));
  }
}
