package earshot.ingest.sources.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.connect.Rig;
import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.PromptServers;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Coverage;
import earshot.mention.Engagement;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class XSourceTest extends SourceBasics {
  private static final String NOTHING = "{\"meta\": {\"result_count\": 0}}";
  private static final String PLACE =
      "[{\"query\": \"acme\", \"token\": \"t\", \"since\": \"30d\", \"base-url\": \"%s\"}]";
  private static final String POST =
      """
      {"id": "1980000000000000001", "edit_history_tweet_ids": ["1980000000000000001"], "author_id": "7", "lang": "en",
       "text": "Cold again &amp; late.\\nThanks @acme", "created_at": "2026-11-10T08:15:00.000Z",
       "conversation_id": "1980000000000000001",
       "public_metrics": {"retweet_count": 3, "reply_count": 2, "like_count": 5, "quote_count": 1}}
      """;
  private static final String AUTHOR =
      """
      {"id": "7", "name": "Ada B.", "username": "ada_b", "public_metrics": {"followers_count": 42}}
      """;

  private static final String ANSWER =
      POST.replace("1980000000000000001\", \"edit", "1980000000000000009\", \"edit")
          .replace("[\"1980000000000000001\"]", "[\"1980000000000000009\"]")
          .replace(
              "\"author_id\": \"7\"",
              "\"referenced_tweets\": [{\"type\": \"replied_to\", \"id\": \"1980000000000000001\"}], \"author_id\": \"8\"");

  private static String talkOf(String posts) {
    String us = AUTHOR + ", {\"id\": \"8\", \"name\": \"Acme\", \"username\": \"acme\"}";
    return "{\"data\": [%s], \"includes\": {\"users\": [%s]}, \"meta\": {\"result_count\": 2}}"
        .formatted(posts, us);
  }

  @Override
  protected Source source() {
    return new XSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("query", " acme OR \"acme coffee\" ", "token", "b3arer-of-shop");
  }

  @Override
  protected String page() {
    return page(POST);
  }

  private static String page(String post) {
    return "{\"data\": [%s], \"includes\": {\"users\": [%s]}, \"meta\": {\"result_count\": 1, \"next_token\": \"n2\"}}"
        .formatted(post, AUTHOR);
  }

  private Mention said(String post) throws Exception {
    return saidOn(read(page(post))).getFirst();
  }

  private static String edited(String post) {
    return post.replace("{\"id\": \"1980000000000000001\"", "{\"id\": \"1980000001000000002\"")
        .replace("[\"1980000000000000001\"]", "[\"1980000000000000001\", \"1980000001000000002\"]");
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(
        Models.openApi("x-twitter/openapi.json", "SearchPostsRecentResponse")
            .lacking("data[].public_metrics.retweet_count")); // it says repost_count, X doesn't
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(new Talk("account", "@Acme", talkOf(POST + ", " + ANSWER)));
  }

  @Test
  void aPostIsRead() throws Exception {
    Mention post = said(POST);

    assertIs(post, Kind.POST, "", "1980000000000000001");
    assertThat(post.text()).contains("Cold again & late.\nThanks @acme");
    assertThat(post.language()).contains("en");
    assertThat(post.url()).contains("https://x.com/ada_b/status/1980000000000000001");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-11-10T08:15:00Z"));
    assertThat(post.editedAt()).isEmpty();
    assertThat(post.thread()).isEmpty();
    assertThat(post.engagement())
        .contains(new Engagement(Optional.of(5L), Optional.of(2L), Optional.of(3L)));
    assertThat(post.author())
        .contains(
            new Author(
                Optional.of("Ada B."),
                Optional.of("ada_b"),
                Optional.of("https://x.com/ada_b"),
                Optional.of(42L)));
  }

  @Test
  void whatTheBrandAnswersIsSearchedInTheSameCall() {
    Feed feed = feedsOf(Map.of("query", "acme -jobs", "token", "t", "account", "@acme")).getFirst();
    assertThat(feed.request(START, Optional.empty()).url().queryParameter("query"))
        .isEqualTo("(acme -jobs) OR (from:acme is:reply)");
    assertThat(feed.id()).as("as ever").isEqualTo("x:acme -jobs");
  }

  @Test
  void aLongPostIsReadWhole() throws Exception {
    String post =
        POST.replace("\"lang\"", "\"note_tweet\": {\"text\": \"Much &gt; more\"}, \"lang\"");
    assertThat(said(post).text()).contains("Much > more");
  }

  @Test
  void whoseAuthorDidNotComeAlongHasAnAddressAllTheSame() throws Exception {
    Mention post = said(POST.replace("\"author_id\": \"7\"", "\"author_id\": \"8\""));
    assertThat(post.author()).isEmpty();
    assertThat(post.url()).contains("https://x.com/i/status/1980000000000000001");
  }

  @Test
  void aReplyIsACommentInItsThread() throws Exception {
    Mention reply =
        said(
            POST.replace(
                "\"conversation_id\": \"1980000000000000001\"",
                "\"conversation_id\": \"11\", \"referenced_tweets\": [{\"type\": \"replied_to\", \"id\": \"12\"}]"));
    assertThat(reply.kind()).isEqualTo(Kind.COMMENT);
    assertThat(reply.thread()).contains("11");
  }

  @Test
  void aRepostSaysNothingAndAQuoteDoes() throws Exception {
    String repost =
        POST.replace(
            "\"lang\"",
            "\"referenced_tweets\": [{\"type\": \"retweeted\", \"id\": \"9\"}], \"lang\"");
    assertThat(read(page(repost)).items()).isEmpty();
    assertThat(read(page(repost.replace("retweeted", "quoted"))).items()).hasSize(1);
  }

  @Test
  void anEditKeepsTheIdOfTheFirstVersion() throws Exception {
    Mention post = said(edited(POST));
    assertThat(post.nativeId()).isEqualTo("1980000000000000001");
    assertThat(post.url()).contains("https://x.com/ada_b/status/1980000001000000002");
    assertThat(post.editedAt()).contains(Instant.parse("2026-11-10T08:15:00Z"));
    assertThat(post.publishedAt()).contains(Instant.parse("2025-10-19T19:56:01.278Z"));
  }

  @Test
  void whatAnEditReplacedSaysNothing() throws Exception {
    String old =
        edited(POST)
            .replace("{\"id\": \"1980000001000000002\"", "{\"id\": \"1980000000000000001\"");
    assertThat(read(page(old)).items()).isEmpty();
  }

  @Test
  void aPostThatIsAskedForAgainIsReadInItsLastVersion() throws Exception {
    String asked =
        edited(POST)
            .replace("{\"id\": \"1980000001000000002\"", "{\"id\": \"1980000000000000001\"");
    String answer =
        "{\"data\": %s, \"includes\": {\"users\": [%s], \"tweets\": [%s, %s]}}"
            .formatted(asked, AUTHOR, asked, edited(POST).replace("Cold", "Warm"));
    Item.Said item = (Item.Said) lookedUp("1980000000000000001", answer);
    Mention post = item.mention().mention();
    assertThat(post.nativeId()).isEqualTo("1980000000000000001");
    assertThat(post.text().orElseThrow()).startsWith("Warm again");
    assertThat(post.author()).isPresent();
    assertThat(firstFeed().lookup().orElseThrow().request("5").url().queryParameter("expansions"))
        .isEqualTo("author_id,edit_history_tweet_ids");
    assertThatThrownBy(() -> lookedUp("5", answer)).hasMessageContaining("not the item 5");
  }

  @Test
  void whatIsGoneOrHiddenIsAnErrorInASuccess() {
    String error =
        "{\"errors\": [{\"detail\": \"No.\", \"type\": \"https://api.twitter.com/2/problems/%s\"}]}";
    for (String gone : new String[] {"resource-not-found", "not-authorized-for-resource"}) {
      assertThatThrownBy(() -> lookedUp("5", error.formatted(gone)))
          .isInstanceOfSatisfying(
              Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.GONE));
    }
    assertThatThrownBy(() -> lookedUp("5", error.formatted("invalid-request")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Refusal.class);
  }

  @Test
  void allPagesAskForTheSameTime() throws Exception {
    assertThat(address().encodedPath()).isEqualTo("/2/tweets/search/recent");
    assertThat(address().queryParameter("query")).isEqualTo("acme OR \"acme coffee\"");
    assertThat(address().queryParameter("max_results")).isEqualTo("100");
    assertThat(address().queryParameter("expansions")).isEqualTo("author_id");
    assertThat(address().queryParameter("tweet.fields"))
        .contains("author_id", "created_at", "note_tweet");
    assertThat(address().queryParameter("start_time")).isEqualTo("2026-10-22T00:00:00Z");
    String next = read(page()).next().orElseThrow();
    var url = firstFeed().request(START, Optional.of(next)).url();
    assertThat(url.queryParameter("start_time")).isEqualTo("2026-10-22T00:00:00Z");
    assertThat(url.queryParameter("next_token")).isEqualTo("n2");
  }

  @Test
  void noMoreThanSevenDaysAreAskedForAndThatTimeOutlivesARestart() throws Exception {
    try (MockWebServer server = PromptServers.server()) {
      for (int page = 0; page < 3; page++) {
        server.enqueue(new MockResponse.Builder().body(page()).build());
      }
      server.start();
      try (Rig rig = new Rig(source(), PLACE.formatted(server.url("/")))) {
        rig.walkPages(1).restart().time().pass(Duration.ofHours(1));
        rig.walkPages(0);
      }
      assertThat(asked(server)).isEqualTo("2026-10-25T12:05:00Z from null");
      assertThat(asked(server)).isEqualTo("2026-10-25T12:05:00Z from n2");
      assertThat(asked(server)).as("after an hour").isEqualTo("2026-10-25T12:05:00Z from n2");
    }
  }

  @Test
  void whoComesBackAfterTenDaysIsToldWhatXNoLongerShows() throws Exception {
    try (MockWebServer server = PromptServers.server()) {
      server.enqueue(new MockResponse.Builder().body(NOTHING).build());
      server.enqueue(new MockResponse.Builder().body(NOTHING).build());
      server.start();
      try (Rig rig = new Rig(source(), PLACE.formatted(server.url("/")))) {
        rig.walk();
        rig.time().pass(Duration.ofDays(10));
        rig.restart().walk();
        assertThat(rig.coverage().gaps())
            .containsExactly(
                new Coverage.Gap(
                    Rig.START,
                    Rig.START.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(5)),
                    "the place shows no further back"));
      }
    }
  }

  private static String asked(MockWebServer server) throws InterruptedException {
    HttpUrl url = server.takeRequest().getUrl();
    return url.queryParameter("start_time") + " from " + url.queryParameter("next_token");
  }

  @Test
  void anAnswerThatFoundNothingSaysSo() throws Exception {
    assertThat(read("{\"meta\": {\"result_count\": 0}}").items()).isEmpty();
    assertThatThrownBy(() -> read("{\"errors\": [{\"detail\": \"No.\"}]}"))
        .hasMessageContaining("no list");
  }

  @Test
  void usedUpCreditsAreWaitedForLongerThanARateLimit() {
    String capped =
        "{\"detail\": \"Usage cap exceeded.\", \"type\": \"https://api.twitter.com/2/problems/usage-capped\"}";
    assertThat(meaning(429, capped)).contains(Refusal.Kind.TOO_MUCH);
    assertThat(meaning(429, capped.replace("usage-capped", "other"))).isEmpty();
    assertThat(meaning(403, capped)).isEmpty();
  }
}
