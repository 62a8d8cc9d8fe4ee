package earshot.ingest.sources.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class RedditSourceTest extends SourceBasics {
  private static final String POST =
      """
      {"kind": "t3", "data": {"name": "t3_1acme", "id": "1acme", "subreddit": "coffee", "author": "ada_b", "title": "Cold & late",
       "selftext": "Twice <cold> this week.", "score": 5, "num_comments": 2, "created_utc": 1793000000.0, "edited": false,
       "permalink": "/r/coffee/comments/1acme/cold_late/", "removed_by_category": null}}
      """;
  private static final String COMMENT =
      """
      {"kind": "t1", "data": {"name": "t1_9shop", "id": "9shop", "author": "[deleted]", "body": "Same here.", "score": -3,
       "created_utc": 1793000060.0, "edited": 1793000090.0, "link_id": "t3_1acme", "parent_id": "t3_1acme"}}
      """;

  @Override
  protected Source source() {
    return new RedditSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of(
        "subreddits", List.of("r/coffee"), "client-id", "shop", "client-secret", "s3cret-of-shop");
  }

  @Override
  protected String page() {
    return listing(POST);
  }

  private static String listing(String... things) {
    return "{\"kind\": \"Listing\", \"data\": {\"after\": \"t3_0older\", \"children\": [%s]}}"
        .formatted(String.join(",", things));
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(
        new Talk("ours", List.of("acme"), listing(POST, COMMENT.replace("[deleted]", "Acme"))));
  }

  @Test
  void aPostIsRead() throws Exception {
    Mention post = saidOn(read(page())).getFirst();

    assertThat(post.kind()).isEqualTo(Kind.POST);
    assertThat(post.nativeId()).isEqualTo("t3_1acme");
    assertThat(post.title()).contains("Cold & late");
    assertThat(post.text()).contains("Twice <cold> this week.");
    assertThat(post.url()).contains("https://www.reddit.com/r/coffee/comments/1acme/cold_late/");
    assertThat(post.publishedAt()).contains(Instant.ofEpochSecond(1793000000));
    assertThat(post.editedAt()).isEmpty();
    assertThat(post.engagement())
        .contains(new Engagement(Optional.of(5L), Optional.of(2L), Optional.empty()));
    assertThat(post.author())
        .contains(
            new Author(
                Optional.of("ada_b"),
                Optional.of("ada_b"),
                Optional.of("https://www.reddit.com/user/ada_b"),
                Optional.empty()));
  }

  @Test
  void whatOurAccountsCommentIsReadWhereverItIs() {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put("query", "acme");
    settings.put("ours", List.of("u/Acme", "@shop"));
    assertThat(feedsOf(settings))
        .extracting(Feed::place)
        .contains("user/acme/comments", "user/shop/comments");
    HttpUrl asked = feedsOf(settings).getLast().request(START, Optional.empty()).url();
    assertThat(asked.encodedPath()).isEqualTo("/user/shop/comments/");
    assertThat(asked.queryParameter("q")).isNull();
  }

  @Test
  void aCommentMayHaveOutlivedItsAuthor() throws Exception {
    Mention comment = saidOn(read(listing(COMMENT))).getFirst();

    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.author()).isEmpty();
    assertThat(comment.text()).contains("Same here.");
    assertThat(comment.thread()).contains("t3_1acme");
    assertThat(comment.editedAt()).contains(Instant.ofEpochSecond(1793000090));
    assertThat(comment.url()).contains("https://www.reddit.com/comments/1acme/_/9shop");
  }

  @Test
  void whatWasTakenBackIsGone() throws Exception {
    for (String gone :
        List.of(
            POST.replace("Twice <cold> this week.", "[deleted]"),
            POST.replace("Twice <cold> this week.", "[removed]"),
            POST.replace("category\": null", "category\": \"moderator\""))) {
      assertThat(read(listing(gone)).items())
          .containsExactly(new Item.Gone(MentionId.of("reddit", "", "t3_1acme"), "t3_1acme"));
    }
    assertThat(lookedUp("t1_9shop", listing(COMMENT.replace("Same here.", "[removed]"))))
        .isInstanceOf(Item.Gone.class);
  }

  @Test
  void theWalkGoesBackByAfterAndNeverForwardByBefore() throws Exception {
    assertThat(address())
        .hasToString("https://oauth.reddit.com/r/coffee/new/?limit=100&raw_json=1");
    HttpUrl next = address(read(page()).next().orElseThrow());
    assertThat(next.queryParameter("after")).isEqualTo("t3_0older");
    assertThat(next.queryParameterNames()).doesNotContain("before");
    Page last = read(page().replace("\"t3_0older\"", "null"));
    assertThat(last.next()).isEmpty();
  }

  @Test
  void aSubredditIsTwoListingsAndASearchIsOne() {
    assertThat(feedsOf(settings()))
        .extracting(Feed::id)
        .containsExactly("reddit:r/coffee/new", "reddit:r/coffee/comments");
    assertThat(feedsOf(Map.of("query", "acme coffee", "subreddits", List.of("a", "b"))))
        .allMatch(Feed::searches)
        .extracting(Feed::id)
        .containsExactly(
            "reddit:atom:r/a/search acme coffee", "reddit:atom:r/b/search acme coffee");
    assertThat(feedsOf(Map.of("query", "acme")))
        .extracting(Feed::place)
        .containsExactly("search acme");
    assertThatThrownBy(() -> feedsOf(Map.of())).isInstanceOf(ConfigException.class);
  }

  @Test
  void itAsksAsTheApplication() {
    assertThat(firstFeed().oauth())
        .contains(
            new OAuth(
                HttpUrl.get("https://www.reddit.com/api/v1/access_token"),
                "shop",
                new Password("s3cret-of-shop"),
                Optional.empty()));
  }

  @Test
  void aThingIsAskedForAgainByItsFullName() throws Exception {
    assertThat(firstFeed().lookup().orElseThrow().request("t1_9shop").url())
        .hasToString("https://oauth.reddit.com/api/info?id=t1_9shop&raw_json=1");
    assertThat(lookedUp("t3_1acme", page())).isInstanceOf(Item.Said.class);
    assertThatThrownBy(() -> lookedUp("t3_other", page())).hasMessageContaining("t3_other");
    assertThatThrownBy(() -> lookedUp("t3_1acme", listing())).hasMessageContaining("nothing about");
  }

  @Test
  void aListOfSubredditsIsNoListOfPosts() throws Exception {
    Page elsewhere = read(listing("{\"kind\": \"t5\", \"data\": {\"name\": \"t5_2qh1i\"}}"));
    assertThat(elsewhere.items()).singleElement().isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void aClosedSubredditSaysSo() {
    assertThat(
            meaning(403, "{\"reason\": \"private\", \"message\": \"Forbidden\", \"error\": 403}"))
        .contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(429, "{\"message\": \"Too Many Requests\", \"error\": 429}")).isEmpty();
  }
}
