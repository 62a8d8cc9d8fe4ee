package earshot.ingest.sources.discourse;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

class DiscourseSourceTest extends SourceBasics {
  private static final String POST =
      """
      {"id": 15, "name": null, "username": "ada", "created_at": "2026-11-14T08:15:00.971Z", "cooked": "<p>Cold &amp; <strong>late</strong>.</p>\\n<p>Twice.</p>",
       "post_number": 1, "post_type": 1, "updated_at": "2026-11-15T00:00:00.000Z", "reply_count": 2, "reply_to_post_number": null, "topic_id": 11,
       "topic_slug": "cold-coffee", "topic_title": "Cold coffee", "version": 1, "hidden": false, "deleted_at": null, "user_deleted": false, "raw": "Cold & **late**."}
      """;

  private static final String ANSWER =
      POST.replace("\"id\": 15", "\"id\": 19")
          .replace("\"ada\"", "\"acme\"")
          .replace("\"post_number\": 1", "\"post_number\": 4")
          .replace("\"version\": 1", "\"staff\": true, \"version\": 1");

  @Override
  protected Source source() {
    return new DiscourseSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("forum", "https://forum.example/", "key", "k3y-f0r-t3sts", "user", "ada");
  }

  @Override
  protected String page() {
    return page(POST);
  }

  private static String page(String posts) {
    return "{\"latest_posts\": [" + posts + "]}";
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.openApiAnswer("discourse/openapi.json", "/posts.json"));
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(new Talk("user", "acme", page(POST + ", " + ANSWER)));
  }

  @Test
  void aPostIsRead() throws Exception {
    Mention post = saidOn(read(page())).getFirst();

    assertIs(post, Kind.POST, "forum.example", "15");
    assertThat(post.title()).contains("Cold coffee");
    assertThat(post.text()).contains("Cold & late.\nTwice.");
    assertThat(post.author().orElseThrow().name()).as("no other name").contains("ada");
    assertThat(post.author().orElseThrow().url()).contains("https://forum.example/u/ada");
    assertThat(post.url()).contains("https://forum.example/t/cold-coffee/11/1");
    assertThat(post.thread()).contains("11");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00.971Z"));
    assertThat(post.editedAt()).as("the first version").isEmpty();
  }

  @Test
  void postsAnswerEachOtherByTheirNumbers() throws Exception {
    String number = "\"reply_to_post_number\": ";
    assertThat(byStaff(ANSWER).answers()).as("the topic").isEqualTo(byStaff(POST).answeredAs());
    assertThat(byStaff(ANSWER.replace(number + "null", number + "3")).answers())
        .isEqualTo(byStaff(POST.replace("\"post_number\": 1", "\"post_number\": 3")).answeredAs());
    assertThat(byStaff(ANSWER.replace("\"post_number\": 4", "\"post_number\": 1")).answers())
        .as("a topic of theirs")
        .isEmpty();
  }

  private static Mention byStaff(String post) throws Exception {
    Map<String, Object> settings =
        Map.of("forum", "https://forum.example", "ours", List.of("staff"));
    Feed feed =
        new DiscourseSource()
            .feeds(new AbstractConfig(new DiscourseSource().config(), settings))
            .getFirst();
    return saidOn(feed.parse(answer("https://forum.example/posts.json", page(post)))).getFirst();
  }

  @Test
  void laterPostsOfATopicAreCommentsAndLaterVersionsEdits() throws Exception {
    String later = POST.replace("\"post_number\": 1", "\"post_number\": 4");
    Mention comment =
        saidOn(read(page(later.replace("\"version\": 1", "\"version\": 2")))).getFirst();
    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.title()).isEmpty();
    assertThat(comment.editedAt()).contains(Instant.parse("2026-11-15T00:00:00Z"));
  }

  @Test
  void whatIsHiddenOrTakenBackIsGone() throws Exception {
    for (String change :
        new String[] {
          "\"hidden\": true", "\"user_deleted\": true", "\"deleted_at\": \"2026-11-15\""
        }) {
      String field = change.substring(0, change.indexOf(':'));
      String taken = POST.replaceFirst(field + ": \\w+", change);
      assertThat(read(page(taken)).items()).as(change).hasOnlyElementsOfType(Item.Gone.class);
    }
  }

  @Test
  void theWalkGoesBackByNumbersUntilNothingIsOlder() throws Exception {
    assertThat(address()).hasToString("https://forum.example/posts.json");
    assertThat(address("15")).hasToString("https://forum.example/posts.json?before=15");
    assertThat(read(page(POST + "," + POST.replace("15,", "9,"))).next()).contains("9");
    assertThat(read(page("")).next()).isEmpty();
    Page itself = firstFeed().parse(answer(address("15").toString(), page()));
    assertThat(itself.next()).as("an older forum shows the last post again").isEmpty();
  }

  @Test
  void aWaitInTheBodyIsHeeded() {
    String body =
        "{\"errors\": [\"Too fast\"], \"error_type\": \"rate_limit\", \"extras\":"
            + " {\"wait_seconds\": 18}}";
    Refusal refusal = firstFeed().refusal(429, answer(address().toString(), body)).orElseThrow();
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MUCH);
    assertThat(refusal.pause()).contains(Duration.ofSeconds(18));
    assertThat(meaning(403, "{\"errors\": [\"no\"]}")).isEmpty();
  }

  @Test
  void aKeyIsTheKeyOfAUserAndGuestsHaveNone() {
    Request asked = firstFeed().request(START, Optional.empty());
    assertThat(asked.header("Api-Key")).isEqualTo("k3y-f0r-t3sts");
    assertThat(asked.header("Api-Username")).isEqualTo("ada");
    Feed open = feedsOf(Map.of("forum", "https://forum.example")).getFirst();
    assertThat(open.request(START, Optional.empty()).headers().names()).isEmpty();
    assertThat(open.id()).isEqualTo(firstFeed().id());
  }
}
