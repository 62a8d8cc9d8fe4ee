package earshot.ingest.sources.facebook;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookSourceTest extends SourceBasics {
  private static final String COMMENT =
      """
      {"id": "7_%s", "message": "Cold again", "created_time": "2026-11-14T08:15:03+0000", "from": {"id": "%s", "name": "Ada B."},
       "permalink_url": "https://www.facebook.com/42/posts/7/?comment_id=%1$s", "like_count": 3, "comment_count": 1}\
      """;
  private static final String RATING =
      """
      {"created_time": "2026-11-14T08:15:03+0000", "has_rating": false, "has_review": true, "recommendation_type": "%s",
       "review_text": "Cold coffee", "open_graph_story": {"id": "991"}}\
      """;

  @Override
  protected Source source() {
    return new FacebookSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return page("comments");
  }

  private static Map<String, Object> page(String... what) {
    return Map.of("page", "42", "token", "EAAtest", "what", List.of(what));
  }

  @Override
  protected String page() {
    return posts(comment("8", "5"), "", "");
  }

  private static String comment(String id, String from) {
    return COMMENT.formatted(id, from);
  }

  private static String posts(String comments, String commentPaging, String paging) {
    return """
    {"data": [{"id": "42_7", "message": "New cups!", "created_time": "2026-11-13T08:00:00+0000", "from": {"id": "42", "name": "Acme"},
      "comments": {"data": [%s]%s}}]%s}\
    """
        .formatted(comments, commentPaging, paging);
  }

  private static String paging(String path) {
    return ", \"paging\": {\"cursors\": {\"after\": \"a\"}, \"next\": \"https://graph.facebook.com%s?limit=50&access_token=EAAtest&after=QVFI%%3D\"}"
        .formatted(path);
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.graph("PagePost"));
  }

  @Test
  void whatIsReadOfRatingsIsInTheOfficialModel() throws Exception {
    Feed ratings = feedsOf(page("ratings")).getFirst();
    Models.graph("Recommendation")
        .compare(
            "facebook, ratings",
            data(RATING.formatted("NEGATIVE")),
            body -> ratings.parse(answer("https://graph.facebook.com/", body)));
  }

  @Test
  void aCommentIsReadWithItsZoneWithoutAColon() throws Exception {
    List<Mention> said = saidOn(read(page()));
    Mention comment = said.getFirst();

    assertThat(said).as("not what the page itself posts").hasSize(1);
    assertIs(comment, Kind.COMMENT, "42", "7_8");
    assertThat(comment.text()).contains("Cold again");
    assertThat(comment.author().orElseThrow().name()).contains("Ada B.");
    assertThat(comment.publishedAt()).contains(Instant.parse("2026-11-14T08:15:03Z"));
    assertThat(comment.url()).contains("https://www.facebook.com/42/posts/7/?comment_id=8");
    assertThat(comment.engagement().orElseThrow().replies()).contains(1L);
    assertThat(comment.thread()).contains("42_7");
  }

  @Test
  void whatThePageWroteBelowACommentIsItsAnswer() throws Exception {
    String below =
        """
        , "comments": {"data": [
          {"id": "7_9", "message": "Same here", "created_time": "2026-11-14T09:00:00+0000", "from": {"id": "6"}},
          {"id": "7_10", "message": "We are sorry", "created_time": "2026-11-14T09:30:00+0000", "from": {"id": "42"}}]}}""";
    String comment = comment("8", "5").strip().replaceFirst("}$", "") + below;
    Mention answered = saidOn(read(posts(comment, "", ""))).getFirst();
    assertThat(answered.reply())
        .contains(
            new Reply(
                "We are sorry",
                Optional.of(Instant.parse("2026-11-14T09:30:00Z")),
                Optional.empty()));
    assertThat(saidOn(Page.last(List.of(lookedUp("7_8", comment))))).containsExactly(answered);
    Page behind = read(get("https://graph.facebook.com/v24.0/42_7/comments"), data(comment));
    assertThat(saidOn(behind)).as("what stands below comes by itself").containsExactly(answered);
  }

  private static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  @Test
  void whoCommentsMayBeHiddenAndThePageItselfIsNobody() throws Exception {
    String hidden = comment("8", "5").replaceFirst("\"from\": \\{[^}]*\\}, *", "");
    assertThat(saidOn(read(posts(hidden, "", ""))).getFirst().author()).isEmpty();
    assertThat(read(posts(comment("8", "42"), "", "")).items()).isEmpty();
    assertThat(read(posts("{\"id\": \"7_9\", \"from\": {\"id\": \"5\"}}", "", "")).items())
        .as("a sticker")
        .isEmpty();
  }

  @Test
  void whatAVisitorPostsIsAPost() throws Exception {
    String post =
        "{\"data\": [{\"id\": \"42_9\", \"message\": \"Hello Acme\", %s \"created_time\":"
            + " \"2026-11-14T08:15:03+0000\"}]}";
    Mention visitor =
        saidOn(read(post.formatted("\"from\": {\"id\": \"5\", \"name\": \"Ada B.\"},"))).getFirst();
    assertThat(visitor.kind()).isEqualTo(Kind.POST);
    assertThat(visitor.thread()).isEmpty();
    assertThat(read(post.formatted("")).items()).as("a post of nobody is ours").isEmpty();
  }

  @Test
  void commentsOfAPostAreReadOnBeforeTheNextPostsAndTheTokenStaysBehind() throws Exception {
    Page page =
        read(posts(comment("8", "5"), paging("/v24.0/42_7/comments"), paging("/v24.0/42/feed")));
    String token = page.next().orElseThrow();
    assertThat(token).doesNotContain("EAAtest").doesNotContain("access_token");
    HttpUrl comments = address(token);
    assertThat(comments.newBuilder().fragment(null).build())
        .hasToString("https://graph.facebook.com/v24.0/42_7/comments?limit=50&after=QVFI%3D");

    Page more = parse(comments, "{\"data\": [" + comment("1", "5") + "]}");
    assertThat(saidOn(more)).hasSize(1);
    HttpUrl posts = address(more.next().orElseThrow());
    assertThat(posts.encodedPath()).isEqualTo("/v24.0/42/feed");
    assertThat(parse(posts, "{\"data\": [], \"paging\": {\"cursors\": {}}}").next()).isEmpty();
  }

  private Page parse(HttpUrl asked, String body) throws Exception {
    return firstFeed().parse(answer(asked.toString(), body));
  }

  @Test
  void aNextPageIsAskedForAtOurHostOnly() throws Exception {
    String elsewhere = paging("/x").replace("graph.facebook.com", "evil.example//evil.example");
    HttpUrl next = address(read(posts("", "", elsewhere)).next().orElseThrow());
    assertThat(next.host()).isEqualTo("graph.facebook.com");
  }

  @Test
  void onlyPostsOfTheWalksReachAreAskedFor() {
    assertThat(address().encodedPath()).isEqualTo("/v24.0/42/feed");
    assertThat(address().queryParameter("since")).isEqualTo("1792627200");
    assertThat(address().toString()).doesNotContain("EAAtest");
  }

  @ParameterizedTest
  @CsvSource({
    "4,0,TOO_MUCH",
    "32,0,TOO_MUCH",
    "80001,0,TOO_MUCH",
    "2,0,PASSING",
    "190,463,FORBIDDEN",
    "10,0,FORBIDDEN",
    "100,0,FORBIDDEN",
    "100,33,GONE"
  })
  void theCodeSaysWhatA400Means(int code, int subcode, Refusal.Kind kind) {
    assertThat(meaning(400, error(code, subcode))).contains(kind);
    assertThatThrownBy(() -> read(error(code, subcode))).as("in a 200").isInstanceOf(Refusal.class);
  }

  private static String error(int code, int subcode) {
    return "{\"error\": {\"message\": \"No.\", \"type\": \"OAuthException\", \"code\": %d, \"error_subcode\": %d, \"fbtrace_id\": \"A\"}}"
        .formatted(code, subcode);
  }

  @Test
  void aThrottleIsWaitedForAndAPageWithoutACodeMeansNothing() {
    assertThat(firstFeed().refusal(400, answer(address().toString(), error(4, 0))))
        .hasValueSatisfying(no -> assertThat(no.pause()).contains(Duration.ofMinutes(10)));
    assertThat(meaning(500, "<html>sorry</html>")).isEmpty();
  }

  @Test
  void aCommentIsAskedForAgain() throws Exception {
    assertThat(lookedUp("7_8", comment("8", "5"))).isInstanceOf(Item.Said.class);
    assertThat(lookedUp("7_8", "{\"id\": \"7_8\"}")).isInstanceOf(Item.Gone.class);
    assertThatThrownBy(() -> lookedUp("7_9", comment("8", "5"))).hasMessageContaining("7_9");
  }

  @Test
  void aRecommendationIsNamedByItsStory() throws Exception {
    Feed ratings = feedsOf(page("ratings")).getFirst();
    Page page =
        ratings.parse(answer("https://graph.facebook.com/", data(RATING.formatted("NEGATIVE"))));
    Mention bad = saidOn(page).getFirst();
    assertThat(bad.kind()).isEqualTo(Kind.REVIEW);
    assertThat(bad.nativeId()).isEqualTo("991");
    assertThat(bad.rating()).contains(new Rating(0, 0, 1));
    assertThat(bad.text()).contains("Cold coffee");
    assertThat(bad.url()).contains("https://www.facebook.com/991");
    assertThat(bad.publishedAt()).contains(Instant.parse("2026-11-14T08:15:03Z"));
  }

  @Test
  void ratingsComeInAllAges() throws Exception {
    assertThat(rating(RATING.formatted("positive")).rating()).contains(new Rating(1, 0, 1));
    assertThat(rating(RATING.formatted("positive\", \"rating\": 5, \"x\": \"")).rating())
        .as("stars mean nothing beside a recommendation")
        .contains(new Rating(1, 0, 1));
    Mention stars =
        rating(
            "{\"reviewer\": {\"id\": \"5\", \"name\": \"Ada B.\"}, \"rating\": 2, \"has_rating\":"
                + " true}");
    assertThat(stars.rating()).contains(Rating.stars(2));
    assertThat(stars.nativeId()).as("nobody recommends twice").isEqualTo("by-5");
    assertThat(stars.url()).contains("https://www.facebook.com/42/reviews");
    Feed ratings = feedsOf(page("ratings")).getFirst();
    assertThat(
            ratings.parse(answer("https://graph.facebook.com/", data("{\"rating\": 2}"))).items())
        .as("by nobody, without a story")
        .hasOnlyElementsOfType(Item.Unreadable.class);
  }

  private Mention rating(String rating) throws Exception {
    Feed ratings = feedsOf(page("ratings")).getFirst();
    return saidOn(ratings.parse(answer("https://graph.facebook.com/", data(rating)))).getFirst();
  }

  private static String data(String... data) {
    return "{\"data\": [" + String.join(",", data) + "]}";
  }

  @Test
  void aNameIsNoPage() {
    assertThatThrownBy(() -> feedsOf(Map.of("page", "acme", "token", "EAAtest")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void whatMetaSendsSaysWhereToLook() throws Exception {
    String change =
        "{\"object\": \"page\", \"entry\": [{\"id\": \"%s\", \"time\": 1, \"changes\": [{\"field\": \"%s\", \"value\": %s}]}]}";
    String comment =
        "{\"item\": \"comment\", \"verb\": \"remove\", \"comment_id\": \"9_8\", \"post_id\": \"42_9\"}";
    assertThat(hints(change.formatted("42", "feed", comment)))
        .containsExactly(new Hint(Set.of("9_8"), false));
    assertThat(hints(change.formatted("42", "feed", "{\"item\": \"post\", \"post_id\": \"42_9\"}")))
        .containsExactly(new Hint(Set.of("42_9"), false));
    assertThat(hints(change.formatted("43", "feed", comment))).as("another page").isEmpty();
    String path = comment.replace("9_8", "../me/accounts");
    assertThat(hints(change.formatted("42", "feed", path))).as("no id").isEmpty();
    assertThat(hints(change.formatted("42", "ratings", "{\"item\": \"rating\"}"))).isEmpty();
  }

  @Test
  void whatIsSaidWhileThePageBroadcastsIsHeardSoon() throws Exception {
    Feed live = feedsOf(page("live")).getFirst();
    HttpUrl asked = live.request(START, Optional.empty()).url();
    assertThat(asked.encodedPath()).isEqualTo("/v24.0/42/live_videos");
    String videos =
        "{\"data\": [{\"id\": \"7\", \"creation_time\": \"2026-11-14T08:00:00+0000\", \"comments\": {\"data\": ["
            + comment("8", "5")
            + "]}}]"
            + paging("/v24.0/42/live_videos")
            + "}";
    Page page = live.parse(answer(asked.toString(), videos));
    Mention comment = saidOn(page).getFirst();
    assertIs(comment, Kind.COMMENT, "42", "7_8");
    assertThat(comment.thread()).contains("42_7");
    assertThat(page.hints().within()).contains(Duration.ofMinutes(3));
    assertThat(page.next()).as("older broadcasts").isPresent();
    String old = videos.replace("2026-11-14", "2026-09-14");
    assertThat(live.parse(answer(asked.toString(), old)).next()).as("out of reach").isEmpty();
  }

  @Test
  void whatPeopleWriteInPrivateIsAMessage() throws Exception {
    Feed messages = feedsOf(page("messages")).getFirst();
    HttpUrl asked = messages.request(START, Optional.empty()).url();
    assertThat(asked.encodedPath()).isEqualTo("/v24.0/42/conversations");
    String from =
        "\"created_time\": \"2026-11-14T08:15:03+0000\", \"from\": {\"id\": \"%s\", \"name\": \"Ada\"}";
    String conversations =
        """
        {"data": [{"id": "t_1", "updated_time": "2026-11-14T08:15:03+0000", "messages": {"data": [
          {"id": "m_1", "message": "Where is it?", %s}, {"id": "m_2", "message": "Soon!", %s}, {"id": "m_3", %s}]}}]}
        """
            .formatted(from.formatted("5"), from.formatted("42"), from.formatted("5"));
    List<Mention> said = saidOn(messages.parse(answer(asked.toString(), conversations)));
    assertThat(said).as("neither ours nor a picture").hasSize(1);
    assertIs(said.getFirst(), Kind.MESSAGE, "42", "m_1");
    assertThat(said.getFirst().thread()).contains("t_1");
  }
}
