package earshot.ingest.sources.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class LinkedInSourceTest extends SourceBasics {
  private static final String URN = "urn:li:comment:(urn:li:activity:6,11)";
  private static final String COMMENT =
      """
      {"actor": "urn:li:person:qjmV", "object": "urn:li:activity:6", "id": "11", "commentUrn": "urn:li:comment:(urn:li:activity:6,11)",
       "message": {"attributes": [], "text": "Cold again."}, "created": {"actor": "urn:li:person:qjmV", "time": 1794297600000},
       "lastModified": {"actor": "urn:li:person:qjmV", "time": 1794301200000},
       "likesSummary": {"aggregatedTotalLikes": 3}, "commentsSummary": {"aggregatedTotalComments": 1}}\
      """;
  private static final String POSTS =
      """
      {"elements": [{"id": "urn:li:share:5", "createdAt": 1794297500000, "commentary": "New cups"},
                    {"id": "urn:li:ugcPost:4", "createdAt": 1577836800000}],
       "paging": {"start": 0, "count": 50, "links": [{"rel": "next", "href": "/rest/posts?start=50"}]}}\
      """;

  @Override
  protected Source source() {
    return new LinkedInSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("organization", "7", "token", "t0ken");
  }

  /** A list of comments; what is asked for first is the list of posts. */
  @Override
  protected String page() {
    return list(COMMENT);
  }

  private static String list(String comments) {
    return "{\"elements\": ["
        + comments
        + "], \"paging\": {\"start\": 0, \"count\": 50, \"links\": []}}";
  }

  @Test
  void aWalkReadsThePostsOfTheLastDaysThenTheirCommentsAndAnswers() throws Exception {
    Request posts = firstFeed().request(START, Optional.empty());
    assertThat(posts.url().encodedPath()).isEqualTo("/rest/posts");
    assertThat(posts.url().encodedQuery())
        .isEqualTo("q=author&author=urn%3Ali%3Aorganization%3A7&sortBy=CREATED&start=0&count=50");
    assertThat(posts.header("Linkedin-Version")).matches("20\\d{4}");

    Page found = read(posts, POSTS);
    assertThat(found.items()).isEmpty();
    Request comments = firstFeed().request(START, found.next());
    assertThat(comments.url().encodedPath())
        .isEqualTo("/rest/socialActions/urn%3Ali%3Ashare%3A5/comments");
    Page read = read(comments, page());
    Request answers = firstFeed().request(START, read.next());
    assertThat(answers.url().encodedPath())
        .isEqualTo(
            "/rest/socialActions/urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A6%2C11%29/comments");
    assertThat(read(answers, list("")).next()).as("the other post is too old").isEmpty();
  }

  @Test
  void aListGoesOnWhereItSaysSo() throws Exception {
    Request posts = firstFeed().request(START, Optional.empty());
    String recent = POSTS.replace("1577836800000", "1794297400000");
    Page found = read(posts, recent);
    Page first = read(firstFeed().request(START, found.next()), list(""));
    Page second = read(firstFeed().request(START, first.next()), list(""));
    Request more = firstFeed().request(START, second.next());
    assertThat(more.url().encodedPath()).isEqualTo("/rest/posts");
    assertThat(more.url().queryParameter("start")).isEqualTo("50");
  }

  @Test
  void aCommentIsRead() throws Exception {
    Mention comment = said(COMMENT).orElseThrow();
    assertIs(comment, Kind.COMMENT, "7", URN);
    assertThat(comment.text()).contains("Cold again.");
    assertThat(comment.author().orElseThrow().handle()).contains("urn:li:person:qjmV");
    assertThat(comment.author().orElseThrow().url()).isEmpty();
    assertThat(comment.publishedAt()).contains(Instant.ofEpochMilli(1794297600000L));
    assertThat(comment.editedAt()).contains(Instant.ofEpochMilli(1794301200000L));
    assertThat(comment.thread()).contains("urn:li:activity:6");
    assertThat(comment.url().orElseThrow())
        .startsWith("https://www.linkedin.com/feed/update/urn:li:activity:6?commentUrn=urn%3Ali");
  }

  @Test
  void anotherOrganisationHasAnAddressAndOurOwnWordsCountForNothing() throws Exception {
    String other = COMMENT.replace("urn:li:person:qjmV", "urn:li:organization:8");
    assertThat(said(other).orElseThrow().author().orElseThrow().url())
        .contains("https://www.linkedin.com/company/8");
    assertThat(said(COMMENT.replace("urn:li:person:qjmV", "urn:li:organization:7"))).isEmpty();
    assertThat(said(COMMENT.replace("Cold again.", " "))).as("a picture").isEmpty();
  }

  private Optional<Mention> said(String comment) throws Exception {
    return saidOn(comments(comment)).stream().findFirst();
  }

  private Page comments(String comment) throws Exception {
    Page found = read(firstFeed().request(START, Optional.empty()), POSTS);
    return read(firstFeed().request(START, found.next()), list(comment));
  }

  @Test
  void aCommentIsAskedForAgainByItsName() throws Exception {
    Lookup lookup = firstFeed().lookup().orElseThrow();
    assertThat(lookup.request(URN).url().encodedPath())
        .isEqualTo("/rest/socialActions/urn%3Ali%3Aactivity%3A6/comments/11");
    assertThat(lookedUp(URN, COMMENT)).isInstanceOf(Item.Said.class);
    assertThat(lookedUp(URN, COMMENT.replace("Cold again.", ""))).isInstanceOf(Item.Gone.class);
  }

  @Test
  void anAdministratorsRefreshTokenStandsInForATokenThatEnds() {
    Map<String, Object> place = new HashMap<>(settings());
    place.remove("token");
    assertThatThrownBy(() -> feedsOf(place))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("refresh-token");
    place.putAll(Map.of("client-id", "shop", "client-secret", "s3cret", "refresh-token", "r3fr"));
    Feed feed = feedsOf(place).getFirst();
    assertThat(feed.request(START, Optional.empty()).header("Authorization")).isNull();
    OAuth oauth = feed.oauth().orElseThrow();
    assertThat(oauth.tokenUrl()).hasToString("https://www.linkedin.com/oauth/v2/accessToken");
    assertThat(oauth.introduction()).isEqualTo(OAuth.Introduction.FORM);
  }

  @Test
  void aRefusalSaysWhy() {
    String error = "{\"status\": 426, \"code\": \"NONEXISTENT_VERSION\", \"message\": \"No.\"}";
    assertThat(meaning(426, error)).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(429, error)).isEmpty();
  }
}
