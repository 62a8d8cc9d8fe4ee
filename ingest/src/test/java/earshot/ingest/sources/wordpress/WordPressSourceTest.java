package earshot.ingest.sources.wordpress;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class WordPressSourceTest extends SourceBasics {
  private static final String COMMENT =
      """
      {"id": 81, "post": 12, "parent": 0, "author": 0, "author_name": "Ada &amp; B.", "author_url": "https://ada.example", "date": "2026-11-14T12:15:00",
       "date_gmt": "2026-11-14T08:15:00", "content": {"rendered": "<p>It&#8217;s cold.</p>\\n<p>Twice.</p>\\n"},
       "link": "https://blog.example/2026/11/cups/#comment-81", "status": "approved", "type": "comment", "author_avatar_urls": {}, "meta": []}
      """;

  private static final String ANSWER =
      COMMENT
          .replace("\"id\": 81", "\"id\": 82")
          .replace("\"parent\": 0", "\"parent\": 81")
          .replace(
              "\"author\": 0, \"author_name\": \"Ada &amp; B.\"",
              "\"author\": 3, \"author_name\": \"Acme\"");

  @Override
  protected Source source() {
    return new WordPressSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("site", "https://blog.example", "user", "ada", "password", "abcd-EFGH");
  }

  @Override
  protected String page() {
    return "[" + COMMENT + "]";
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(new Talk("ours", List.of("3"), "[" + COMMENT + ", " + ANSWER + "]"));
  }

  @Test
  void aCommentIsRead() throws Exception {
    Mention comment = saidOn(read(page())).getFirst();

    assertIs(comment, Kind.COMMENT, "blog.example", "81");
    assertThat(comment.text()).contains("It’s cold.\nTwice.");
    assertThat(comment.author().orElseThrow().name()).contains("Ada & B.");
    assertThat(comment.author().orElseThrow().url()).contains("https://ada.example");
    assertThat(comment.url()).contains("https://blog.example/2026/11/cups/#comment-81");
    assertThat(comment.thread()).contains("12");
    assertThat(comment.publishedAt())
        .as("not by the site's own clock")
        .contains(Instant.parse("2026-11-14T08:15:00Z"));
  }

  @Test
  void usersAreOursByNameTooAndGuestsOfThatNameAreNot() throws Exception {
    Feed feed = feedsOf(Map.of("site", "https://blog.example", "ours", List.of("acme"))).getFirst();
    String guest = ANSWER.replace("\"author\": 3", "\"author\": 0");
    String general = ANSWER.replace("\"parent\": 81", "\"parent\": 0");

    assertThat(told(feed, ANSWER).answers()).contains(told(feed, COMMENT).id());
    assertThat(told(feed, guest).answers()).isEmpty();
    assertThat(told(feed, general).answers()).as("it answers nobody").isEmpty();
  }

  private Mention told(Feed feed, String comment) throws Exception {
    return saidOn(feed.parse(answer(address().toString(), "[" + comment + "]"))).getFirst();
  }

  @Test
  void pingbacksAndWhatWaitsAreLeftOut() throws Exception {
    assertThat(read(page().replace("\"type\": \"comment\"", "\"type\": \"pingback\"")).items())
        .isEmpty();
    assertThat(read(page().replace("\"approved\"", "\"hold\"")).items()).isEmpty();
  }

  @Test
  void theLinkLeadsToTheNextPage() throws Exception {
    String link = "<https://blog.example/wp-json/wp/v2/comments?page=3>; rel=\"next\"";
    assertThat(firstFeed().parse(answer(address("2").toString(), page(), "Link", link)).next())
        .contains("3");
    assertThat(read(page()).next()).isEmpty();
    assertThat(address().queryParameter("after")).isNull();
  }

  @Test
  void whatIsNoLongerApprovedIsGoneWithoutItsStatusSayingSo() throws Exception {
    assertThat(meaning(401, error("rest_cannot_read"))).contains(Refusal.Kind.GONE);
    assertThat(meaning(400, error("rest_post_invalid_page_number")))
        .as("pages moved while we walked")
        .contains(Refusal.Kind.PASSING);
    assertThat(meaning(401, error("rest_not_logged_in"))).as("by its status").isEmpty();
    assertThat(lookedUp("81", COMMENT)).isInstanceOf(Item.Said.class);
    assertThat(lookedUp("81", COMMENT.replace("\"approved\"", "\"spam\"")))
        .isInstanceOf(Item.Gone.class);
  }

  private static String error(String code) {
    return "{\"code\": \"%s\", \"message\": \"Sorry.\", \"data\": {\"status\": 401}}"
        .formatted(code);
  }

  @Test
  void guestsNeedNoPasswordAndUsersBoth() {
    Feed guest = feedsOf(Map.of("site", "https://blog.example")).getFirst();
    assertThat(guest.request(START, Optional.empty()).header("Authorization")).isNull();
    assertThat(firstFeed().request(START, Optional.empty()).header("Authorization"))
        .isEqualTo(Credentials.basic("ada", "abcd-EFGH"));
    assertThatThrownBy(() -> feedsOf(Map.of("site", "https://blog.example", "user", "ada")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("belong together");
  }
}
