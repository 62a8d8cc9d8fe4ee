package earshot.ingest.sources.instagram;

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
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class InstagramSourceTest extends SourceBasics {
  private static final String ANSWER =
      """
      {"id": "1802", "text": "Mine too", "timestamp": "2026-11-14T09:00:00+0000", "username": "bo_b", "like_count": 0,
       "media": {"id": "7", "permalink": "https://www.instagram.com/p/Cxyz/"}}\
      """;
  private static final String COMMENT =
      """
      {"id": "1801", "text": "Cold again", "timestamp": "2026-11-14T08:15:03+0000", "username": "ada.b", "from": {"id": "5", "username": "ada.b"},
       "like_count": 3, "media": {"id": "7", "permalink": "https://www.instagram.com/p/Cxyz/"}, "replies": {"data": [%s]%s}}\
      """;

  @Override
  protected Source source() {
    return new InstagramSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("account", "42", "token", "EAAtest");
  }

  @Override
  protected String page() {
    return media(COMMENT.formatted(ANSWER, ""), "", "");
  }

  private static String media(String comments, String commentPaging, String paging) {
    return "{\"data\": [{\"id\": \"7\", \"timestamp\": \"2026-11-13T08:00:00+0000\", \"comments\": {\"data\": [%s]%s}}]%s}"
        .formatted(comments, commentPaging, paging);
  }

  private static String paging(String path) {
    return ", \"paging\": {\"cursors\": {\"after\": \"a\"}, \"next\": \"https://graph.facebook.com%s?limit=50&access_token=EAAtest&after=QVFI\"}"
        .formatted(path);
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.graph("IGMedia"));
  }

  @Test
  void aCommentAndTheAnswerToItAreComments() throws Exception {
    List<Mention> said = saidOn(read(page()));
    assertThat(said).extracting(Mention::nativeId).containsExactly("1801", "1802");
    assertThat(said).extracting(Mention::kind).containsOnly(Kind.COMMENT);

    Mention comment = said.getFirst();
    assertThat(comment.account()).isEqualTo("42");
    assertThat(comment.text()).contains("Cold again");
    assertThat(comment.author().orElseThrow().handle()).contains("ada.b");
    assertThat(comment.author().orElseThrow().url()).contains("https://www.instagram.com/ada.b/");
    assertThat(comment.url()).contains("https://www.instagram.com/p/Cxyz/");
    assertThat(comment.engagement().orElseThrow().likes()).contains(3L);
    assertThat(comment.publishedAt()).contains(Instant.parse("2026-11-14T08:15:03Z"));
    assertThat(comment.thread()).contains("7");
  }

  @Test
  void theAccountItselfIsNobodyAndOthersMayHaveNoName() throws Exception {
    String own = COMMENT.replace("\"from\": {\"id\": \"5\"", "\"from\": {\"id\": \"42\"");
    assertThat(saidOn(read(media(own.formatted(ANSWER, ""), "", ""))))
        .as("only the answer to it")
        .extracting(Mention::nativeId)
        .containsExactly("1802");
    String user = "{\"id\": \"1803\", \"text\": \"Thanks!\", \"user\": {\"id\": \"42\"}}";
    assertThat(read(media(user, "", "")).items()).isEmpty();
    String bare =
        "{\"id\": \"1804\", \"text\": \"Hm\", \"timestamp\": \"2026-11-14T09:00:00+0000\"}";
    assertThat(saidOn(read(media(bare, "", ""))).getFirst().author()).isEmpty();
    assertThat(read(media("{\"id\": \"1805\"}", "", "")).items()).as("a picture").isEmpty();
  }

  @Test
  void whatTheAccountWroteBelowACommentIsItsAnswer() throws Exception {
    String own =
        """
        {"id": "1809", "text": "We are sorry", "timestamp": "2026-11-14T10:00:00+0000", "from": {"id": "42"}}""";
    String comment = COMMENT.formatted(ANSWER + ", " + own, "");
    Mention answered = saidOn(read(media(comment, "", ""))).getFirst();
    assertThat(answered.reply())
        .contains(
            new Reply(
                "We are sorry",
                Optional.of(Instant.parse("2026-11-14T10:00:00Z")),
                Optional.empty()));
    assertThat(saidOn(read(page())).getFirst().reply()).as("others answered").isEmpty();
    assertThat(saidOn(Page.last(List.of(lookedUp("1801", comment))))).containsExactly(answered);
    assertThat(firstFeed().lookup().orElseThrow().request("1801").url().queryParameter("fields"))
        .as("so that a look again sees the same")
        .contains("replies");
  }

  @Test
  void answersAndCommentsAreReadOnBeforeOlderMedia() throws Exception {
    String comments = COMMENT.formatted(ANSWER, paging("/v24.0/1801/replies"));
    Page page = read(media(comments, paging("/v24.0/7/comments"), paging("/v24.0/42/media")));
    HttpUrl answers = address(page.next().orElseThrow());
    assertThat(page.next().orElseThrow()).doesNotContain("EAAtest").doesNotContain("access_token");
    assertThat(answers.encodedPath()).isEqualTo("/v24.0/1801/replies");

    Page more = parse(answers, "{\"data\": [" + ANSWER + "]}");
    assertThat(saidOn(more)).hasSize(1);
    HttpUrl rest = address(more.next().orElseThrow());
    assertThat(rest.encodedPath()).isEqualTo("/v24.0/7/comments");
    Page last = parse(rest, "{\"data\": [" + COMMENT.formatted(ANSWER, "") + "]}");
    assertThat(saidOn(last)).hasSize(2);

    HttpUrl older = address(last.next().orElseThrow());
    assertThat(older.encodedPath()).isEqualTo("/v24.0/42/media");
    assertThat(parse(older, "{\"data\": [], \"paging\": {}}").next()).isEmpty();
  }

  private Page parse(HttpUrl asked, String body) throws Exception {
    return firstFeed().parse(answer(asked.toString(), body));
  }

  @Test
  void olderMediaAreReadWhileTheyAreWithinReach() throws Exception {
    assertThat(address().encodedPath()).isEqualTo("/v24.0/42/media");
    assertThat(address().queryParameter("since")).isEqualTo("1792627200");
    HttpUrl next = address(read(media("", "", paging("/v24.0/42/media"))).next().orElseThrow());
    assertThat(next.queryParameter("since")).isEqualTo("1792627200");

    String old = media("", "", paging("/v24.0/42/media")).replace("2026-11-13", "2026-10-13");
    assertThat(parse(next, old).next()).isEmpty();
  }

  @Test
  void aCommentIsAskedForAgain() throws Exception {
    String comment = COMMENT.formatted(ANSWER, "");
    Mention paged = saidOn(read(media(comment, "", ""))).getFirst();
    assertThat(saidOn(Page.last(List.of(lookedUp("1801", comment))))).containsExactly(paged);
    assertThat(lookedUp("1801", "{\"id\": \"1801\"}")).isInstanceOf(Item.Gone.class);
    assertThatThrownBy(() -> lookedUp("1809", comment)).hasMessageContaining("1809");
    assertThat(meaning(400, "{\"error\": {\"code\": 100, \"error_subcode\": 33}}"))
        .contains(Refusal.Kind.GONE);
  }

  @Test
  void aNameIsNoAccount() {
    assertThatThrownBy(() -> feedsOf(Map.of("account", "acme", "token", "EAAtest")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void whatMetaSendsSaysWhereToLook() throws Exception {
    String change =
        "{\"object\": \"instagram\", \"entry\": [{\"id\": \"%s\", \"changes\": [{\"field\": \"%s\", \"value\": {\"id\": \"17\", \"text\": \"Cold\"}}]}]}";
    assertThat(hints(change.formatted("42", "comments")))
        .containsExactly(new Hint(Set.of("17"), false));
    assertThat(hints(change.formatted("42", "live_comments"))).hasSize(1);
    assertThat(hints(change.formatted("43", "comments"))).as("another account").isEmpty();
    assertThat(hints(change.formatted("42", "story_insights"))).isEmpty();
  }

  @Test
  void commentsOnABroadcastAreReadWhileItLasts() throws Exception {
    Feed live = feedsOf(place("live")).getFirst();
    HttpUrl asked = live.request(START, Optional.empty()).url();
    assertThat(asked.encodedPath()).isEqualTo("/v24.0/42/live_media");
    Page page = live.parse(answer(asked.toString(), page()));
    assertThat(saidOn(page)).extracting(Mention::nativeId).containsExactly("1801", "1802");
    assertThat(page.hints().within()).isPresent();
  }

  @Test
  void messagesHangOnThePageThatHoldsThem() throws Exception {
    Feed messages = feedsOf(place("messages")).getFirst();
    HttpUrl asked = messages.request(START, Optional.empty()).url();
    assertThat(asked.encodedPath()).isEqualTo("/v24.0/77/conversations");
    assertThat(asked.queryParameter("platform")).isEqualTo("instagram");
    String conversations =
        """
        {"data": [{"id": "aWc", "updated_time": "2026-11-14T08:15:03+0000", "messages": {"data": [
          {"id": "m1", "message": "Open today?", "created_time": "2026-11-14T08:15:03+0000", "from": {"id": "9", "username": "ada.b"}}]}}]}
        """;
    Mention message = saidOn(messages.parse(answer(asked.toString(), conversations))).getFirst();
    assertIs(message, Kind.MESSAGE, "42", "m1");
    assertThat(message.author().orElseThrow().handle()).contains("ada.b");
  }

  private static Map<String, Object> place(String what) {
    return Map.of("account", "42", "token", "EAAtest", "page", "77", "what", List.of(what));
  }
}
