package earshot.ingest.sources.youtube;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;

class YoutubeReplierTest extends ReplierContract {
  YoutubeReplierTest() {
    super(
        new AnsweredPlace(
                new YoutubeSource(),
                "\"key\": \"k\", \"channel\": \"UC_1\", \"client-id\": \"shop\", \"client-secret\": \"s\", \"refresh-token\": \"KEY\"")
            .mention("", "Ugx1.9abc")
            .takes(
                "POST",
                "/youtube/v3/comments?part=snippet",
                request -> {
                  assertThat(body(request).at("/snippet/parentId").asText()).isEqualTo("Ugx1");
                  return body(request).at("/snippet/textOriginal").asText();
                })
            .says("{\"id\": \"Ugx1.9xyz\"}")
            .calls("Ugx1.9xyz")
            .shows(answers -> "{\"items\": " + list(answers, YoutubeReplierTest::comment) + "}"));
  }

  private static void comment(ObjectNode comment, String text) {
    comment.put("id", "Ugx1.9xyz").putObject("snippet").put("textDisplay", text);
  }
}
