package earshot.ingest.sources.lemmy;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class LemmySourceTest extends SourceBasics {
  private static final String CREATOR =
      "\"creator\": {\"id\": 3, \"name\": \"ada\", \"display_name\": \"Ada B.\", \"actor_id\":"
          + " \"https://town.example/u/ada\"}";
  private static final String POST =
      """
      {"post": {"id": 7, "name": "Cold coffee", "body": "It was **cold**.", "url": "https://x.example/pic.jpg", "published": "2026-11-14T08:15:00.867123Z",
        "updated": null, "deleted": false, "removed": false, "ap_id": "https://town.example/post/99"}, %s, "counts": {"upvotes": 5, "comments": 2, "score": -1}}
      """
          .formatted(CREATOR);
  private static final String COMMENT =
      """
      {"comment": {"id": 7, "post_id": 12, "content": "Same here", "published": "2026-11-14T08:15:00.867123", "updated": "2026-11-15T00:00:00Z",
        "deleted": false, "removed": false, "ap_id": "https://town.example/comment/7", "path": "0.7"}, %s, "counts": {"upvotes": 1, "child_count": 4}}
      """
          .formatted(CREATOR);

  @Override
  protected Source source() {
    return new LemmySource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("server", "https://lemmy.example", "query", "acme", "token", "t0ken.f0r.t3sts");
  }

  /** A search answers with both lists, one of them empty. */
  @Override
  protected String page() {
    return page(POST, COMMENT);
  }

  private static String page(String post, String comment) {
    return "{\"type_\": \"All\", \"posts\": [%s], \"comments\": [%s], \"users\": []}"
        .formatted(post, comment);
  }

  @Test
  void aPostIsRead() throws Exception {
    Mention post = saidOn(read(page())).getFirst();

    assertIs(post, Kind.POST, "lemmy.example", "post-7");
    assertThat(post.title()).contains("Cold coffee");
    assertThat(post.text()).contains("It was **cold**.");
    assertThat(post.author().orElseThrow().name()).contains("Ada B.");
    assertThat(post.author().orElseThrow().url()).contains("https://town.example/u/ada");
    assertThat(post.url()).contains("https://town.example/post/99");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00.867123Z"));
    assertThat(post.engagement().orElseThrow().likes()).contains(5L);
    assertThat(post.engagement().orElseThrow().replies()).contains(2L);
  }

  @Test
  void aCommentWithTheSameNumberIsAnotherThing() throws Exception {
    Feed comments = feedsOf(settings()).get(1);
    Mention comment = saidOn(comments.parse(answer(address().toString(), page()))).getFirst();
    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.nativeId()).isEqualTo("comment-7");
    assertThat(comment.thread()).as("the post's own id").contains("post-12");
    assertThat(comment.publishedAt())
        .as("older servers leave the zone out")
        .contains(Instant.parse("2026-11-14T08:15:00.867123Z"));
    assertThat(comment.editedAt()).contains(Instant.parse("2026-11-15T00:00:00Z"));
    assertThat(comment.engagement().orElseThrow().replies()).contains(4L);
  }

  @Override
  protected Optional<Talk> talk() {
    String asked = COMMENT.replace("\"id\": 7,", "\"id\": 6,").replace("0.7", "0.6");
    String ours =
        COMMENT
            .replace("\"name\": \"ada\"", "\"name\": \"Acme\"")
            .replace("\"path\": \"0.7\"", "\"path\": \"0.6.7\"");
    return Optional.of(
        new Talk("ours", List.of("acme@town.example"), page("", asked + "," + ours)));
  }

  /** The feed of {@link #talk}, whose posts answer nothing. */
  @Override
  protected Feed talking(List<Feed> feeds) {
    return feeds.get(1);
  }

  @Test
  void whatSomebodyOfTheBrandAnswersIsListedUnderTheirName() throws Exception {
    Map<String, Object> place =
        Map.of("server", "https://town.example", "query", "x", "ours", "@ada");
    Feed by = feedsOf(place).getLast();
    HttpUrl url = by.request(START, Optional.empty()).url();
    assertThat(url.encodedPath()).isEqualTo("/api/v3/user");
    assertThat(url.queryParameter("username")).isEqualTo("ada");
    Mention answer = saidOn(by.parse(answer(url.toString(), page("", COMMENT)))).getFirst();
    assertThat(answer.answers())
        .as("the post")
        .contains(MentionId.of("lemmy", "town.example", "post-12"));
    String stranger = COMMENT.replace("town.example/u", "elsewhere.example/u");
    assertThat(saidOn(by.parse(answer(url.toString(), page("", stranger)))).getFirst().answers())
        .as("a namesake of another server")
        .isEmpty();
  }

  @Test
  void whatIsDeletedOrRemovedIsShownAsAnEmptyShell() throws Exception {
    for (String word : List.of("deleted", "removed")) {
      String shell = POST.replace("\"" + word + "\": false", "\"" + word + "\": true");
      assertThat(read(page(shell, "")).items()).hasOnlyElementsOfType(Item.Gone.class);
    }
  }

  @Test
  void aSearchAsksForEachKindAndACommunityIsOneOfTheBrandsOwnPlaces() {
    assertThat(address().encodedPath()).isEqualTo("/api/v3/search");
    assertThat(address().queryParameter("type_")).isEqualTo("Posts");
    assertThat(address("3").queryParameter("page")).isEqualTo("3");
    assertThat(feedsOf(settings())).extracting(Feed::searches).containsExactly(true, true);
    List<Feed> communities =
        feedsOf(Map.of("server", "https://lemmy.example", "communities", "coffee@town.example"));
    assertThat(communities).extracting(Feed::searches).containsExactly(false, false);
    HttpUrl comments = communities.get(1).request(START, Optional.empty()).url();
    assertThat(comments.encodedPath()).isEqualTo("/api/v3/comment/list");
    assertThat(comments.queryParameter("community_name")).isEqualTo("coffee@town.example");
    assertThatThrownBy(() -> feedsOf(Map.of("server", "https://lemmy.example")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void pagesAreCountedUntilOneIsEmpty() throws Exception {
    assertThat(read(page()).next()).contains("2");
    assertThat(read(page("", "")).next()).isEmpty();
  }

  @Test
  void olderServersTellEverythingWith400() {
    assertThat(meaning(400, "{\"error\": \"rate_limit_error\"}")).contains(Refusal.Kind.TOO_MUCH);
    assertThat(meaning(400, "{\"error\": \"couldnt_find_post\"}")).contains(Refusal.Kind.GONE);
    assertThat(meaning(401, "{\"error\": \"not_logged_in\"}")).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(429, "")).isEmpty();
  }

  @Test
  void oneThingIsAskedForAgainByItsNumber() throws Exception {
    assertThat(firstFeed().lookup().orElseThrow().request("post-7").url())
        .hasToString("https://lemmy.example/api/v3/post?id=7");
    Item again = lookedUp("post-7", "{\"post_view\": " + POST + "}");
    assertThat(((Item.Said) again).mention().mention()).isEqualTo(saidOn(read(page())).getFirst());
    assertThatThrownBy(() -> lookedUp("post-8", "{\"post_view\": " + POST + "}"))
        .hasMessageContaining("8");
  }
}
