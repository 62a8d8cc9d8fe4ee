package earshot.ingest.sources.reddit;

import static earshot.ingest.source.AnsweredPlace.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Replier;
import earshot.ingest.source.ReplierContract;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.ReplyOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedditReplierTest extends ReplierContract {
  RedditReplierTest() {
    super(
        new AnsweredPlace(
                new RedditSource(),
                "\"subreddits\": [\"coffee\"], \"client-id\": \"shop\", \"client-secret\": \"s\", \"refresh-token\": \"KEY\"")
            .mention("", "t1_aa")
            .in("t3_pp")
            .takes(
                "POST",
                "/api/comment?raw_json=1",
                request -> {
                  assertThat(form(request, "thing_id")).isEqualTo("t1_aa");
                  assertThat(form(request, "api_type")).isEqualTo("json");
                  return form(request, "text");
                })
            .says(
                "{\"json\": {\"errors\": [], \"data\": {\"things\": [{\"data\": {\"name\": \"t1_bb\"}}]}}}")
            .calls("t1_bb")
            .shows(RedditReplierTest::thread));
  }

  /** The post, then the comment with what stands below it. */
  private static String thread(List<String> answers) {
    ArrayNode listings = JsonNodeFactory.instance.arrayNode();
    thing(listings.addObject(), "t3_pp", null, "Cups");
    ObjectNode comment = thing(listings.addObject(), "t1_aa", "t3_pp", "Cold");
    answers.forEach(text -> thing(comment.putObject("replies"), "t1_bb", "t1_aa", text));
    return listings.toString();
  }

  private static ObjectNode thing(
      ObjectNode listing, String name, @Nullable String parent, String body) {
    ObjectNode data = listing.putObject("data").putArray("children").addObject().putObject("data");
    return data.put("name", name).put("parent_id", parent).put("body", body).put("replies", "");
  }

  @Test
  void anErrorInAnAnswerThatSucceededIsARefusal() {
    Replier replier =
        new RedditConnector()
            .replier(
                Map.of(
                    "subreddits", "coffee",
                    "client-id", "a",
                    "client-secret", "b",
                    "refresh-token", "c",
                    "replies", true))
            .orElseThrow();
    String error = "{\"json\": {\"errors\": [[\"%s\", \"no\", \"x\"]]}}";
    assertThat(kind(replier, error.formatted("RATELIMIT"))).isEqualTo(Refusal.Kind.TOO_MUCH);
    assertThat(kind(replier, error.formatted("THREAD_LOCKED"))).isEqualTo(Refusal.Kind.FORBIDDEN);
  }

  private static Refusal.Kind kind(Replier replier, String body) {
    Fetched answer =
        new Fetched(RedditSource.SITE, Headers.of(), body.getBytes(StandardCharsets.UTF_8));
    return catchThrowableOfType(Refusal.class, () -> replier.parse(reply(), answer)).kind();
  }

  private static ReplyOrder reply() {
    return new ReplyOrder(
        "c-1",
        MentionId.of("reddit", "", "t1_aa"),
        "reddit",
        "",
        "t1_aa",
        Kind.COMMENT,
        Optional.empty(),
        Optional.empty(),
        TEXT,
        Optional.empty(),
        Instant.EPOCH);
  }
}
