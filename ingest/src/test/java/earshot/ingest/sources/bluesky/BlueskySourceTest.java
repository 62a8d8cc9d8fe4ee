package earshot.ingest.sources.bluesky;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.LiveFeed;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class BlueskySourceTest extends SourceBasics {
  private static final String ID = "at://did:plc:ada/app.bsky.feed.post/3kpost";
  private static final String POST =
      """
      {"did": "did:plc:ada", "time_us": 1793534400123456, "kind": "commit", "commit": {"rev": "3krev", "operation": "create",
       "collection": "app.bsky.feed.post", "rkey": "3kpost", "cid": "bafy1", "record": {"$type": "app.bsky.feed.post",
       "text": "Cold again at Acme Coffee", "createdAt": "2026-11-01T11:59:59.5Z", "langs": ["en-GB"]}}}
      """;

  @Override
  protected Source source() {
    return new BlueskySource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("words", List.of("\"acme coffee\" -decaf", "acmecoffee"));
  }

  @Override
  protected String page() {
    return POST;
  }

  private List<Item> items(String event) throws Exception {
    return read(event).items();
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.record("app.bsky.feed.post").of("commit.record"));
  }

  @Test
  void aPostIsRead() throws Exception {
    Mention post = saidOn(read(POST)).getFirst();

    assertThat(post.kind()).isEqualTo(Kind.POST);
    assertThat(post.nativeId()).isEqualTo(ID);
    assertThat(post.text()).contains("Cold again at Acme Coffee");
    assertThat(post.url()).contains("https://bsky.app/profile/did:plc:ada/post/3kpost");
    assertThat(post.language()).contains("en");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-11-01T11:59:59.5Z"));
    assertThat(post.editedAt()).isEmpty();
    assertThat(post.author())
        .contains(
            new Author(
                Optional.empty(),
                Optional.of("did:plc:ada"),
                Optional.of("https://bsky.app/profile/did:plc:ada"),
                Optional.empty()));
    assertThat(read(POST).position()).contains("1793534400123456");
  }

  @Test
  void aReplyIsACommentInItsThread() throws Exception {
    String reply =
        POST.replace(
            "\"langs\"",
            """
            "reply": {"parent": {"cid": "b", "uri": "at://did:plc:bob/app.bsky.feed.post/2"},
            "root": {"cid": "a", "uri": "at://did:plc:bob/app.bsky.feed.post/1"}}, "langs\"""");
    Mention comment = saidOn(read(reply)).getFirst();
    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.thread()).contains("at://did:plc:bob/app.bsky.feed.post/1");
  }

  @Test
  void whatTheBrandAnswersIsTheAnswerWithoutTheWordsToo() throws Exception {
    String answer =
        POST.replace("did:plc:ada", "did:plc:acme")
            .replace("Cold again at Acme Coffee", "Sorry!")
            .replace(
                "\"langs\"",
                "\"reply\": {\"parent\": {\"uri\": \""
                    + ID
                    + "\"}, \"root\": {\"uri\": \""
                    + ID
                    + "\"}}, \"langs\"");
    Map<String, Object> settings =
        Map.of("words", List.of("acme coffee"), "ours", List.of("did:plc:ACME"));
    Mention told = heard(settings, answer);
    assertThat(told.answers()).contains(MentionId.of("bluesky", "", ID));
    assertThat(told.text()).contains("Sorry!");
    assertThat(heard(settings, POST).answeredAs()).isEqualTo(told.answers());
    assertThat(items(answer)).as("where nobody speaks for the brand").isEmpty();
  }

  private Mention heard(Map<String, Object> settings, String event) throws Exception {
    Feed feed = feedsOf(settings).getFirst();
    return saidOn(feed.parse(answer(address().toString(), event))).getFirst();
  }

  @Test
  void onlyWhatHasTheWordsIsKept() throws Exception {
    assertThat(items(POST.replace("Acme Coffee", "home"))).isEmpty();
    assertThat(items(POST.replace("Acme Coffee", "Acme Coffee, decaf"))).isEmpty();
    assertThat(items(POST.replace("Acme Coffee", "the corner #AcmeCoffee"))).hasSize(1);
    String card =
        POST.replace("Acme Coffee", "last")
            .replace(
                "\"langs\"",
                "\"embed\": {\"external\": {\"uri\": \"https://x.example/\", \"title\": \"Ácme Coffee opens\"}}, \"langs\"");
    assertThat(items(card)).as("a link's card").hasSize(1);
    assertThat(read(POST.replace("Acme Coffee", "home")).position()).isPresent();
  }

  @Test
  void anEditIsANewVersionAndTakesBackWhatNoLongerHasTheWords() throws Exception {
    String edit = POST.replace("\"create\"", "\"update\"");
    assertThat(saidOn(read(edit)).getFirst().editedAt())
        .contains(Instant.parse("2026-11-01T12:00:00.123456Z"));
    assertThat(items(edit.replace("Acme Coffee", "home"))).containsExactly(gone());
  }

  @Test
  void aDeletionHasAnAddressOnly() throws Exception {
    String deletion =
        """
        {"did": "did:plc:ada", "time_us": 1793534400123457, "kind": "commit", "commit": {"rev": "3krev", "operation": "delete",
         "collection": "app.bsky.feed.post", "rkey": "3kpost"}}
        """;
    assertThat(items(deletion)).containsExactly(gone());
    assertThat(items(deletion.replace("feed.post", "feed.like"))).isEmpty();
  }

  private static Item gone() {
    return new Item.Gone(MentionId.of("bluesky", "", ID), ID);
  }

  @Test
  void whoLeavesTakesEverythingAlong() throws Exception {
    String account =
        """
        {"did": "did:plc:ada", "time_us": 1793534400123458, "kind": "account", "account": {"active": false,
         "did": "did:plc:ada", "seq": 1, "status": "deleted", "time": "2026-11-01T12:00:00Z"}}
        """;
    assertThat(items(account))
        .containsExactly(new Item.AllGone("at://did:plc:ada/app.bsky.feed.post/"));
    assertThat(items(account.replace("false", "true"))).isEmpty();
    assertThat(items(account.replace("deleted", "desynchronized"))).isEmpty();
    assertThat(items(account.replace("account", "identity"))).isEmpty();
  }

  @Test
  void aTimeFromTheFutureIsNotBelieved() throws Exception {
    String liar = POST.replace("2026-11-01T11:59:59.5Z", "2031-01-01T00:00:00Z");
    Instant seen = Instant.parse("2026-11-01T12:00:00.123456Z");
    assertThat(saidOn(read(liar)).getFirst().publishedAt()).contains(seen);
    assertThat(saidOn(read(liar.replace("2031", "1931"))).getFirst().publishedAt()).contains(seen);
    assertThat(saidOn(read(liar.replace("2031-01-01T00:00:00Z", "soon"))).getFirst().publishedAt())
        .contains(seen);
  }

  @Test
  void theConnectionGoesOnALittleBeforeItsPosition() {
    Feed feed = firstFeed();
    assertThat(address())
        .hasToString(
            "https://jetstream2.us-east.bsky.network/subscribe?wantedCollections=app.bsky.feed.post&cursor=%d"
                .formatted((START.since().getEpochSecond() - 5) * 1_000_000));
    Cursor later = new Cursor(START.since(), Optional.of("1793534400123456"));
    assertThat(feed.request(later, Optional.empty()).url().queryParameter("cursor"))
        .isEqualTo("1793534395123456");
    assertThat(((LiveFeed) feed).timeOf("1793534400123456"))
        .isEqualTo(Instant.parse("2026-11-01T12:00:00.123456Z"));
  }

  @Test
  void whatIsNoEventIsRefused() {
    assertThatThrownBy(() -> read("{\"kind\": \"commit\"}"))
        .hasMessageContaining("without its time");
    assertThatThrownBy(() -> read(POST.replace("\"create\"", "\"move\"")))
        .hasMessageContaining("operation");
    assertThatThrownBy(() -> read(POST.replace("\"rkey\"", "\"key\"")))
        .hasMessageContaining("without its address");
    assertThatThrownBy(() -> feedsOf(Map.of("words", List.of("-decaf"))))
        .isInstanceOf(ConfigException.class);
  }
}
