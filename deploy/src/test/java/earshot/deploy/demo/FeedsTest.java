package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private final Visitor visitor;

  FeedsTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void theBlogsCommentsAreRss() throws Exception {
    HttpResponse<String> answer = visitor.get(BlogComments.PATH);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/rss+xml; charset=UTF-8");
    SyndFeed feed = parsed(answer.body());
    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    List<Utterance> said = standing(Channel.COMMENT);
    assertThat(feed.getEntries()).hasSameSizeAs(said);
    SyndEntry first = feed.getEntries().getFirst();
    assertThat(first.getUri()).endsWith("/?c=" + said.getFirst().number());
    assertThat(first.getAuthor()).isEqualTo(said.getFirst().author().name());
    assertThat(text(first.getContents().getFirst().getValue())).isEqualTo(said.getFirst().text());
    assertThat(first.getPublishedDate().toInstant().getEpochSecond())
        .isEqualTo(said.getFirst().saidAt().getEpochSecond());
  }

  @Test
  void theForumIsAtomAndSaysWhatWasEdited() throws Exception {
    Utterance edited = first(Channel.FORUM, each -> each.editedAt().isPresent() && !each.gone());
    visitor.at(edited.editedAt().orElseThrow());
    SyndFeed feed = parsed(visitor.get(Forum.PATH).body());
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    List<Utterance> said = standing(Channel.FORUM);
    assertThat(said).extracting(Utterance::number).contains(edited.number());
    assertThat(feed.getEntries()).hasSize(Math.min(said.size(), Forum.WINDOW));
    for (int i = 0; i < feed.getEntries().size(); i++) {
      SyndEntry entry = feed.getEntries().get(i);
      assertThat(entry.getUri()).endsWith("post-" + said.get(i).number());
      assertThat(text(entry.getContents().getFirst().getValue())).isEqualTo(said.get(i).text());
      assertThat(entry.getUpdatedDate().toInstant()).isEqualTo(said.get(i).changedAt());
    }
  }

  @Test
  void theBlogsCommentsAreReadByPagesOfWordPress() throws Exception {
    List<Utterance> said = standing(Channel.COMMENT);
    HttpResponse<String> answer = visitor.get("/blog/wp-json/wp/v2/comments?per_page=2");
    assertThat(answer.headers().firstValue("Link").orElseThrow()).contains("page=2");
    JsonNode first = visitor.json("/blog/wp-json/wp/v2/comments?per_page=2").path(0);
    assertThat(first.path("id").longValue()).isEqualTo(said.getFirst().number());
    assertThat(first.path("author_name").asText()).isEqualTo(said.getFirst().author().name());
    assertThat(text(first.at("/content/rendered").asText())).isEqualTo(said.getFirst().text());
    assertThat(visitor.json("/blog/wp-json/wp/v2/comments/" + said.getFirst().number()))
        .isEqualTo(first);
    assertThat(visitor.get("/blog/wp-json/wp/v2/comments/999999999").statusCode()).isEqualTo(404);
  }

  @Test
  void theForumIsReadBackByNumbersAndSaysWhatWasTakenBack() throws Exception {
    Utterance gone = first(Channel.FORUM, Utterance::gone);
    visitor.at(gone.goneAt().orElseThrow());
    JsonNode posts = visitor.json("/forum/posts.json?before=" + (gone.number() + 1));
    assertThat(posts.at("/latest_posts/0/id").longValue()).isEqualTo(gone.number());
    assertThat(posts.at("/latest_posts/0/user_deleted").booleanValue()).isTrue();
    assertThat(posts.at("/latest_posts/0/cooked").asText()).isEmpty();
    assertThat(visitor.get("/forum/t/post/" + gone.number() + "/1").statusCode()).isEqualTo(410);
  }

  @Test
  void theGuestBookIsJsonFeed() throws Exception {
    JsonNode feed = visitor.json(GuestBook.PATH);
    assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    List<Utterance> said = standing(Channel.GUESTBOOK);
    assertThat(feed.path("items").findValuesAsText("content_text"))
        .isEqualTo(said.stream().map(Utterance::text).toList());
    assertThat(feed.at("/items/0/authors/0/name").asText())
        .isEqualTo(said.getFirst().author().name());
  }

  @Test
  void anUnchangedFeedAnswers304() throws Exception {
    HttpResponse<String> first = visitor.get(BlogComments.PATH);
    String etag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();
    HttpResponse<String> again = visitor.get(BlogComments.PATH, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(visitor.get(BlogComments.PATH, "If-Modified-Since", modified).statusCode())
        .isEqualTo(304);
    assertThat(visitor.get(BlogComments.PATH, "If-Modified-Since", "yesterday").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFeedThatGrewAnswers200() throws Exception {
    HttpResponse<String> first = visitor.get(BlogComments.PATH);
    String etag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();
    visitor.later(Duration.ofMinutes(5));
    assertThat(
            visitor
                .get(BlogComments.PATH, "If-None-Match", etag, "If-Modified-Since", modified)
                .statusCode())
        .isEqualTo(200);
    assertThat(visitor.get(BlogComments.PATH, "If-Modified-Since", modified).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anEntryThatWasTakenBackLeavesTheFeed() throws Exception {
    Utterance gone = first(Channel.FORUM, Utterance::gone);
    String id = "post-" + gone.number() + "<";
    visitor.at(gone.goneAt().orElseThrow().minusMillis(1));
    assertThat(visitor.get(Forum.PATH).body()).contains(id);
    visitor.later(Duration.ofMillis(1));
    assertThat(visitor.get(Forum.PATH).body()).doesNotContain(id);
  }

  private Utterance first(Channel channel, Predicate<Utterance> wanted) {
    return visitor
        .town
        .from(0, visitor.now().plus(Duration.ofHours(2)), saying -> saying.channel() == channel)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private List<Utterance> standing(Channel channel) {
    return visitor
        .town
        .newestFirst(visitor.now(), saying -> saying.channel() == channel)
        .filter(each -> !each.gone())
        .toList();
  }

  private static SyndFeed parsed(String xml) throws Exception {
    return new SyndFeedInput().build(new StringReader(xml));
  }

  private static String text(String html) {
    return Jsoup.parse(html).text();
  }
}
