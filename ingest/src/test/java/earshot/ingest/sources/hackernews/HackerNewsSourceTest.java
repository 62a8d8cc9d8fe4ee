package earshot.ingest.sources.hackernews;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

class HackerNewsSourceTest extends SourceBasics {
  private static final Cursor START =
      new Cursor(Instant.ofEpochSecond(1_790_000_000), Optional.empty());
  private static final String URL = "https://hn.algolia.com/api/v1/search_by_date";
  private static final String COMMENT =
      """
      {"created_at": "2026-11-14T08:15:00.000Z", "title": null, "url": null, "author": "ada", "points": null, "story_text": null,
       "comment_text": "I don&#x27;t like Acme Coffee.<p>Too <i>cold</i>.", "num_comments": null, "story_id": 7, "story_title": "Coffee",
       "parent_id": 8, "created_at_i": 1794644100, "_tags": ["comment", "author_ada", "story_7"], "objectID": "9"}
      """;
  private static final String STORY =
      """
      {"created_at": "2026-11-14T08:00:00.000Z", "title": "Acmé coffee opens", "url": "https://acme.example/", "author": "bob", "points": 5,
       "story_text": null, "comment_text": null, "num_comments": 2, "created_at_i": 1794643200, "objectID": "7"}
      """;

  @Override
  protected Source source() {
    return new HackerNewsSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("query", "acme coffee");
  }

  @Override
  protected String page() {
    return "{\"hits\": [" + COMMENT + "," + STORY + "]}";
  }

  @Test
  void commentsAndStoriesAreRead() throws Exception {
    List<Mention> mentions = mentions(feed("acme coffee").parse(answer(URL, page())));
    Mention comment = mentions.getFirst();
    Mention story = mentions.getLast();

    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.text()).contains("I don't like Acme Coffee.\nToo cold.");
    assertThat(comment.title()).isEmpty();
    assertThat(comment.thread()).contains("7");
    assertThat(comment.url()).contains("https://news.ycombinator.com/item?id=9");
    assertThat(comment.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(comment.author())
        .contains(
            new Author(
                Optional.of("ada"),
                Optional.of("ada"),
                Optional.of("https://news.ycombinator.com/user?id=ada"),
                Optional.empty()));
    assertThat(story.kind()).isEqualTo(Kind.POST);
    assertThat(story.title()).contains("Acmé coffee opens");
    assertThat(story.engagement())
        .contains(new Engagement(Optional.of(5L), Optional.of(2L), Optional.empty()));
  }

  @Test
  void whatTheSearchOnlyGuessedIsLeftOut() throws Exception {
    assertThat(found("acme coffee")).containsExactly("9", "7");
    assertThat(found("\"acme coffee\" cold")).containsExactly("9");
    assertThat(found("acme -cold")).containsExactly("7");
    assertThat(found("acmes")).isEmpty();
    assertThat(found("acm")).as("a part of a word").isEmpty();
    assertThat(found("acme.example")).as("the linked address").containsExactly("7");
    assertThat(found("coffee opens"))
        .as("a story's words are not its comments'")
        .containsExactly("7");
  }

  @Test
  void theNextSliceEndsWhereTheLastHitWasSoThatNoTieIsLost() throws Exception {
    Feed feed = feed("acme");
    HttpUrl first = feed.request(START, Optional.empty()).url();
    assertThat(first.queryParameter("numericFilters")).isEqualTo("created_at_i>=1790000000");
    assertThat(first.queryParameter("tags")).isEqualTo("(story,comment)");

    assertThat(next(feed, first, 99, 500)).isEmpty();
    assertThat(next(feed, first, 100, 500)).contains("500:0");
    HttpUrl second = feed.request(START, Optional.of("500:0")).url();
    assertThat(second.queryParameter("numericFilters"))
        .isEqualTo("created_at_i>=1790000000,created_at_i<=500");
    assertThat(next(feed, second, 100, 499)).as("older hits follow").contains("499:0");
    assertThat(next(feed, second, 100, 500)).as("a second full of hits").contains("500:1");
    HttpUrl tenth = feed.request(START, Optional.of("500:9")).url();
    assertThat(next(feed, tenth, 100, 500)).as("the search ends at 1,000 hits").contains("499:0");
    assertThat(feed.overlap()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anItemAskedForAgainMayBeGone() throws Exception {
    Lookup lookup = feed("acme").lookup().orElseThrow();

    assertThat(lookup.request("9").url())
        .hasToString("https://hacker-news.firebaseio.com/v0/item/9.json");
    assertThat(lookup.parse("9", answer(URL, "{\"id\": 9, \"deleted\": true}")))
        .isInstanceOf(Item.Gone.class);
    assertThat(lookup.parse("9", answer(URL, "{\"id\": 9, \"dead\": true, \"text\": \"x\"}")))
        .isInstanceOf(Item.Gone.class);
    assertThat(lookup.parse("9", answer(URL, "null"))).isInstanceOf(Item.Gone.class);
    Item said =
        lookup.parse(
            "9",
            answer(
                URL,
                "{\"id\": 9, \"type\": \"comment\", \"by\": \"ada\", \"text\": \"a<p>b\", \"time\": 1794644100}"));
    Mention again = ((Item.Said) said).mention().mention();
    assertThat(again.text()).contains("a\nb");
    assertThat(again.id())
        .isEqualTo(mentions(feed("acme").parse(answer(URL, page()))).getFirst().id());
    assertThatThrownBy(() -> lookup.parse("9", answer(URL, "{\"error\": 1}")))
        .hasMessageContaining("not the item 9");
  }

  @Test
  void withAnotherBaseItemsAreAskedThereToo() {
    Feed feed =
        new HackerNewsSource()
            .feeds(
                new AbstractConfig(
                    new HackerNewsSource().config(),
                    Map.of("query", "a", "base-url", "http://proxy.example")))
            .getFirst();

    assertThat(feed.lookup().orElseThrow().request("9").url().host()).isEqualTo("proxy.example");
    assertThat(feed.request(START, Optional.empty()).url().host()).isEqualTo("proxy.example");
  }

  private static List<String> found(String query) throws Exception {
    return mentions(feed(query).parse(answer(URL, "{\"hits\": [" + COMMENT + "," + STORY + "]}")))
        .stream()
        .map(Mention::nativeId)
        .toList();
  }

  private static Optional<String> next(Feed feed, HttpUrl asked, int hits, int oldest)
      throws Exception {
    String hit = COMMENT.replaceFirst("\"created_at_i\": \\d+", "\"created_at_i\": " + oldest);
    String page = "{\"hits\": [" + String.join(",", Collections.nCopies(hits, hit)) + "]}";
    return feed.parse(answer(asked.toString(), page)).next();
  }

  private static List<Mention> mentions(Page page) {
    return page.items().stream().map(item -> ((Item.Said) item).mention().mention()).toList();
  }

  private static Feed feed(String query) {
    return new HackerNewsSource()
        .feeds(new AbstractConfig(new HackerNewsSource().config(), Map.of("query", query)))
        .getFirst();
  }
}
