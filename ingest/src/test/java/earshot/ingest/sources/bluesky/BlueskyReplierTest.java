package earshot.ingest.sources.bluesky;

import static earshot.ingest.source.AnsweredPlace.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Replier;
import earshot.ingest.source.ReplierContract;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.ReplyOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class BlueskyReplierTest extends ReplierContract {
  private static final String ANSWERED = "at://did:plc:ada/app.bsky.feed.post/3kpost";
  private static final String ROOT = "at://did:plc:bo/app.bsky.feed.post/3kroot";
  private static final String POSTS =
      """
      {"posts": [{"uri": "%s", "cid": "bafyAda", "author": {"did": "did:plc:ada", "handle": "ada.example"},
       "record": {"$type": "app.bsky.feed.post", "text": "Cold again", "createdAt": "2026-11-01T11:59:59.5Z",
        "reply": {"root": {"uri": "%s", "cid": "bafyRoot"}, "parent": {"uri": "%s", "cid": "bafyRoot"}}}}]}
      """
          .formatted(ANSWERED, ROOT, ROOT);

  BlueskyReplierTest() {
    super(
        new AnsweredPlace(
                new BlueskySource(),
                "\"words\": [\"acme\"], \"handle\": \"@acme.example\", \"app-password\": \"KEY\", \"pds\": \"SERVER\"")
            .mention("", ANSWERED)
            .in(ROOT)
            .letsIn("Session", "{\"accessJwt\": \"a\", \"refreshJwt\": \"r\"}")
            .takes("POST", "/xrpc/com.atproto.repo.putRecord", BlueskyReplierTest::words)
            .says(
                "{\"uri\": \"at://did:plc:acme/app.bsky.feed.post/3kours\", \"cid\": \"bafyOurs\"}")
            .calls("at://did:plc:acme/app.bsky.feed.post/3kours")
            .shows(answers -> POSTS)
            .replaces());
  }

  private static String words(RecordedRequest request) throws IOException {
    JsonNode put = body(request);
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer a");
    assertThat(put.path("repo").asText()).isEqualTo("acme.example");
    assertThat(put.path("rkey").asText()).isEqualTo(RecordKey.of(order("c-1", TEXT)));
    JsonNode reply = put.path("record").path("reply");
    assertThat(reply.path("root").path("cid").asText()).isEqualTo("bafyRoot");
    assertThat(reply.path("parent").path("cid").asText()).isEqualTo("bafyAda");
    return put.path("record").path("text").asText();
  }

  private static Replier replier() {
    return new BlueskyConnector()
        .replier(
            Map.of("words", "acme", "handle", "acme.example", "app-password", "p", "replies", true))
        .orElseThrow();
  }

  private static ReplyOrder order(String id, String text) {
    return new ReplyOrder(
        id,
        MentionId.of("bluesky", "", ANSWERED),
        "bluesky",
        "",
        ANSWERED,
        Kind.COMMENT,
        Optional.of(ROOT),
        Optional.empty(),
        text,
        Optional.empty(),
        Instant.parse("2026-11-01T12:00:00Z"));
  }

  private static Fetched posts(String json) {
    HttpUrl asked = HttpUrl.get("https://bsky.social/xrpc/app.bsky.feed.getPosts");
    return new Fetched(asked, Headers.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCommandHasAKeyOfItsOwnThatStaysTheSame() {
    String key = RecordKey.of(order("c-1", TEXT));
    assertThat(key).matches("[2-7a-j][2-7a-z]{12}").isEqualTo(RecordKey.of(order("c-1", "other")));
    assertThat(RecordKey.of(order("c-2", TEXT))).isNotEqualTo(key);
  }

  @Test
  void whoBeginsAThreadIsItsRoot() throws IOException {
    String first =
        "{\"posts\": [{\"uri\": \"%s\", \"cid\": \"c\", \"record\": {}}]}".formatted(ANSWERED);
    Replier replier = replier();
    okio.Buffer sent = new okio.Buffer();
    replier.request(order("c-1", TEXT), posts(first)).body().writeTo(sent);
    assertThat(sent.readUtf8())
        .contains("\"root\":{\"uri\":\"%s\",\"cid\":\"c\"}".formatted(ANSWERED));
  }

  @Test
  void whatIsGoneCannotBeAnswered() {
    assertThatThrownBy(() -> replier().request(order("c-1", TEXT), posts("{\"posts\": []}")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.GONE));
  }

  @Test
  void addressesCanBeFollowed() {
    ArrayNode links = Links.of("Ադա, see https://acme.example/menu, please").orElseThrow();
    assertThat(links).hasSize(1);
    JsonNode index = links.get(0).path("index");
    assertThat(List.of(index.path("byteStart").asInt(), index.path("byteEnd").asInt()))
        .containsExactly(12, 12 + "https://acme.example/menu".length());
    assertThat(Links.of("no link")).isEmpty();
  }

  @Test
  void aReplierNeedsALogin() {
    assertThatThrownBy(
            () -> new BlueskyConnector().replier(Map.of("words", "acme", "replies", true)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("app-password");
  }
}
