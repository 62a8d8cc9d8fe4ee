package earshot.ingest.sources.youtube;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class YoutubeSourceTest extends SourceBasics {
  private static final String COMMENT =
      """
      {"kind": "youtube#comment", "id": "%s", "snippet": {"authorDisplayName": "@ada", "authorChannelUrl": "http://www.youtube.com/@ada",
       "authorChannelId": {"value": "%s"}, "textDisplay": "%s", "likeCount": 3,
       "publishedAt": "2026-11-14T08:15:00Z", "updatedAt": "%s"}}\
      """;
  private static final String THREAD =
      """
      {"kind": "youtube#commentThread", "id": "%s", "snippet": {"channelId": "UCacme", "videoId": "vid11chars0", "topLevelComment": %s,
       "totalReplyCount": %d, "isPublic": true}, "replies": {"comments": [%s]}}\
      """;
  private static final String VIDEOS =
      """
      {"nextPageToken": "CDIQAA", "pageInfo": {"totalResults": 1000000}, "items": [
       {"kind": "youtube#searchResult", "etag": "e", "id": {"kind": "youtube#video", "videoId": "vid11chars0"},
        "snippet": {"publishedAt": "2026-11-14T08:15:00Z", "channelId": "UCada", "channelTitle": "Ada's cups",
         "title": "Acme &amp; friends", "description": "I tried it ..."}},
       {"kind": "youtube#searchResult", "etag": "f", "id": {"kind": "youtube#channel"}, "snippet": {}}]}
      """;

  @Override
  protected Source source() {
    return new YoutubeSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("key", "AIza-f0r-t3sts", "channel", "UCacme", "videos", List.of("vid11chars0"));
  }

  @Override
  protected String page() {
    return threads(thread("Ug1", 1, comment("Ug1.r1")));
  }

  private static String comment(String id) {
    return comment(id, "UCada", "Cold <3 coffee\\nTwice");
  }

  private static String comment(String id, String channel, String text) {
    return COMMENT.formatted(id, channel, text, "2026-11-14T08:15:00Z");
  }

  private static String thread(String id, int replies, String shown) {
    return THREAD.formatted(id, comment(id), replies, shown);
  }

  private static String threads(String... threads) {
    return "{\"items\": [" + String.join(",", threads) + "]}";
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.openApi("google/youtube.openapi.json", "CommentThreadListResponse"));
  }

  @Test
  void aCommentAndItsReplyAreRead() throws Exception {
    List<Mention> both = saidOn(read(page()));
    Mention comment = both.getFirst();

    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.text()).as("asked for as plain text").contains("Cold <3 coffee\nTwice");
    assertThat(comment.author().orElseThrow().name()).contains("@ada");
    assertThat(comment.author().orElseThrow().url()).contains("http://www.youtube.com/@ada");
    assertThat(comment.url()).contains("https://www.youtube.com/watch?v=vid11chars0&lc=Ug1");
    assertThat(comment.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(comment.editedAt()).as("never edited").isEmpty();
    assertThat(comment.engagement().orElseThrow().likes()).contains(3L);
    assertThat(comment.thread()).contains("vid11chars0");
    assertThat(both).extracting(Mention::nativeId).containsExactly("Ug1", "Ug1.r1");
  }

  @Test
  void whatTheChannelWroteBelowACommentIsItsAnswer() throws Exception {
    String own = comment("Ug1.r2", "UCacme", "We are sorry");
    List<Mention> said = saidOn(read(threads(thread("Ug1", 2, comment("Ug1.r1") + "," + own))));
    assertThat(said).extracting(Mention::nativeId).containsExactly("Ug1", "Ug1.r1");
    assertThat(said.getFirst().reply())
        .contains(
            new Reply(
                "We are sorry",
                Optional.of(Instant.parse("2026-11-14T08:15:00Z")),
                Optional.empty()));
    assertThat(said.getLast().reply()).isEmpty();
    assertThat(saidOn(read(page())).getFirst().reply()).as("others answered").isEmpty();
    Mention again =
        saidOn(Page.last(List.of(lookedUp("Ug1", threads(thread("Ug1", 2, own)))))).getFirst();
    assertThat(again).isEqualTo(said.getFirst());
    assertThat(firstFeed().lookup().orElseThrow().request("Ug1").url().queryParameter("part"))
        .contains("replies");
  }

  @Test
  void anEditBearsItsTime() throws Exception {
    String edited = COMMENT.formatted("Ug1", "UCada", "Hot", "2026-11-15T00:00:00Z");
    assertThat(saidOn(read(threads(THREAD.formatted("Ug1", edited, 0, "")))).getFirst().editedAt())
        .contains(Instant.parse("2026-11-15T00:00:00Z"));
  }

  @Test
  void channelAndVideoGiveACommentTheSameId() throws Exception {
    List<Feed> feeds = feedsOf(settings());
    assertThat(feeds).extracting(Feed::place).containsExactly("UCacme", "vid11chars0");
    String id = saidOn(read(page())).getFirst().id().value();
    Page ofTheVideo = feeds.get(1).parse(answer(address().toString(), page()));
    assertThat(saidOn(ofTheVideo).getFirst().id().value()).isEqualTo(id);
  }

  @Test
  void whatTheChannelItselfWritesIsLeftOut() throws Exception {
    String own = comment("Ug1.r1", "UCacme", "We are sorry");
    assertThat(saidOn(read(threads(thread("Ug1", 1, own)))))
        .extracting(Mention::nativeId)
        .containsExactly("Ug1");
  }

  @Test
  void repliesThatAThreadDoesNotShowAreReadBeforeTheNextPage() throws Exception {
    String page =
        "{\"nextPageToken\": \"QUJD=\", \"items\": [%s, %s]}"
            .formatted(thread("Ug1", 1, comment("Ug1.r1")), thread("Ug2", 7, ""));
    String token = read(page).next().orElseThrow();
    HttpUrl replies = address(token);
    assertThat(replies.encodedPath()).isEqualTo("/youtube/v3/comments");
    assertThat(replies.queryParameter("parentId")).isEqualTo("Ug2");

    Page first =
        parse(replies, "{\"nextPageToken\": \"R2\", \"items\": [" + comment("Ug2.r1") + "]}");
    assertThat(saidOn(first).getFirst().url())
        .contains("https://www.youtube.com/watch?v=vid11chars0&lc=Ug2.r1");
    HttpUrl more = address(first.next().orElseThrow());
    assertThat(more.queryParameter("pageToken")).isEqualTo("R2");

    Page last = parse(more, "{\"items\": []}");
    HttpUrl threads = address(last.next().orElseThrow());
    assertThat(threads.encodedPath()).isEqualTo("/youtube/v3/commentThreads");
    assertThat(threads.queryParameter("pageToken")).isEqualTo("QUJD=");
    assertThat(parse(threads, threads()).next()).isEmpty();
  }

  private Page parse(HttpUrl asked, String body) throws Exception {
    return firstFeed().parse(answer(asked.toString(), body));
  }

  @Test
  void aPageOfOldRepliesDoesNotComeBeforeNewerOnes() throws Exception {
    String old = thread("UgOld", 9, "").replace("2026-11-14", "2024-01-01");
    String next = read(threads(old, thread("UgNew", 9, ""))).next().orElseThrow();
    assertThat(next).startsWith("UgNew:").contains(" UgOld:");
  }

  @Test
  void oneCommentIsAskedForAgain() throws Exception {
    assertThat(lookedUp("Ug1", page())).isInstanceOf(Item.Said.class);
    assertThat(lookedUp("Ug1.r1", "{\"items\": [" + comment("Ug1.r1") + "]}"))
        .isInstanceOf(Item.Said.class);
    assertThat(lookedUp("Ug1", "{\"items\": []}")).isInstanceOf(Item.Gone.class);
    assertThatThrownBy(() -> lookedUp("Ug9", page())).hasMessageContaining("Ug9");
    assertThatThrownBy(() -> lookedUp("Ug1", "{}")).hasMessageContaining("no list");
  }

  @Test
  void aQuotaIsNotAMissingRight() {
    assertThat(meaning(403, error("quotaExceeded"))).contains(Refusal.Kind.TOO_MUCH);
    assertThat(meaning(403, error("rateLimitExceeded"))).contains(Refusal.Kind.TOO_MUCH);
    assertThat(meaning(403, error("commentsDisabled"))).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(400, error("processingFailure"))).contains(Refusal.Kind.PASSING);
    assertThat(meaning(404, error("videoNotFound"))).as("gone, by its status").isEmpty();
    assertThat(meaning(403, "<html>proxy</html>")).isEmpty();
    Refusal quota =
        firstFeed()
            .refusal(403, answer(address().toString(), error("quotaExceeded")))
            .orElseThrow();
    assertThat(quota.pause()).contains(Duration.ofHours(1));
  }

  private static String error(String reason) {
    return "{\"error\": {\"code\": 403, \"message\": \"No.\", \"errors\": [{\"reason\": \"%s\", \"domain\": \"youtube.quota\"}]}}"
        .formatted(reason);
  }

  @Test
  void whatASearchReadsIsInTheOfficialModel() throws Exception {
    Feed search = feedsOf(Map.of("key", "AIza-f0r-t3sts", "search", "acme coffee")).getFirst();
    Models.openApi("google/youtube.openapi.json", "SearchListResponse")
        .compare("youtube, a search", VIDEOS, body -> search.parse(answer("https://g/", body)));
  }

  @Test
  void aSearchFindsVideosAtItsPrice() throws Exception {
    Feed search = feedsOf(Map.of("key", "AIza-f0r-t3sts", "search", "acme coffee")).getFirst();
    HttpUrl asked = search.request(START, Optional.of("CBkQAA")).url();
    assertThat(asked.queryParameter("publishedAfter")).isEqualTo("2026-10-22T00:00:00Z");
    assertThat(asked.queryParameter("pageToken")).isEqualTo("CBkQAA");
    assertThat(search.cost()).isEqualTo(100);
    assertThat(search.searches()).isTrue();
    Page page = search.parse(answer(asked.toString(), VIDEOS));
    Mention video = saidOn(page).getFirst();
    assertThat(video.title()).contains("Acme & friends");
    assertThat(video.kind()).isEqualTo(Kind.POST);
    assertThat(video.url()).contains("https://www.youtube.com/watch?v=vid11chars0");
    assertThat(page.items().getLast()).isInstanceOf(Item.Unreadable.class);
    assertThat(page.next()).contains("CDIQAA");
    assertThat(
            search
                .parse(answer(asked.toString(), "{\"nextPageToken\": \"x\", \"items\": []}"))
                .next())
        .as("an empty page names a next one for ever")
        .isEmpty();
  }

  @Test
  void somethingMustBeWatched() {
    assertThatThrownBy(() -> feedsOf(Map.of("key", "AIza")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a channel, videos or a search");
  }
}
