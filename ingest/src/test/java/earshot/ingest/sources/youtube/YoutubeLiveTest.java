package earshot.ingest.sources.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.recorded.Models;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** The chat beside a broadcast. */
class YoutubeLiveTest {
  private static final Cursor START = new Cursor(Instant.EPOCH, Optional.empty());
  private static final String LIVE =
      """
      {"items": [{"id": "v1", "liveStreamingDetails": {"activeLiveChatId": "Cg0K"}}]}
      """;
  private static final String CHAT =
      """
      {"nextPageToken": "n2", "pollingIntervalMillis": 4500, "items": [
       {"id": "m1", "snippet": {"type": "textMessageEvent", "liveChatId": "Cg0K", "authorChannelId": "UCada",
         "publishedAt": "2026-11-14T08:15:03.25+00:00", "hasDisplayContent": true,
         "displayMessage": "Where is my order?", "textMessageDetails": {"messageText": "Where is my order?"}},
        "authorDetails": {"channelId": "UCada", "channelUrl": "http://www.youtube.com/channel/UCada",
         "displayName": "Ada B.", "isChatOwner": false}},
       {"id": "m2", "snippet": {"type": "superChatEvent", "publishedAt": "2026-11-14T08:15:04Z",
         "displayMessage": "$5.00 from Bo: well done",
         "superChatDetails": {"amountMicros": "5000000", "currency": "USD", "userComment": "well done", "tier": 2}},
        "authorDetails": {"displayName": "Bo"}},
       {"id": "m3", "snippet": {"type": "textMessageEvent", "publishedAt": "2026-11-14T08:15:05Z",
         "textMessageDetails": {"messageText": "Hello all"}},
        "authorDetails": {"displayName": "Acme", "isChatOwner": true}},
       {"id": "m4", "snippet": {"type": "messageDeletedEvent", "publishedAt": "2026-11-14T08:15:06Z",
         "messageDeletedDetails": {"deletedMessageId": "m0"}}},
       {"id": "m5", "snippet": {"type": "newSponsorEvent", "publishedAt": "2026-11-14T08:15:07Z"},
        "authorDetails": {"displayName": "Cy"}}]}
      """;

  private final Feed feed = feed();

  private static Feed feed() {
    Map<String, String> place = Map.of("key", "AIza", "live", "v1");
    AbstractConfig settings = new AbstractConfig(new YoutubeSource().config(), place);
    return new YoutubeSource().feeds(settings).getFirst();
  }

  private HttpUrl address(Optional<String> page) {
    return feed.request(START, page).url();
  }

  private Page read(Optional<String> page, String body) throws Exception {
    return feed.parse(
        new Fetched(address(page), Headers.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatItReadsIsInTheOfficialModel() throws Exception {
    Models.openApi("google/youtube.openapi.json", "LiveChatMessageListResponse")
        .compare("youtube, a chat", CHAT, body -> read(Optional.of("Cg0K:"), body));
    Models.openApi("google/youtube.openapi.json", "VideoListResponse")
        .compare("youtube, a broadcast", LIVE, body -> read(Optional.empty(), body));
  }

  @Test
  void aVideoThatIsLiveLeadsToItsChat() throws Exception {
    assertThat(address(Optional.empty()))
        .hasToString(
            "https://www.googleapis.com/youtube/v3/videos?part=liveStreamingDetails&id=v1");
    Page page = read(Optional.empty(), LIVE);
    HttpUrl chat = address(page.next());
    assertThat(chat.encodedPath()).isEqualTo("/youtube/v3/liveChat/messages");
    assertThat(chat.queryParameter("liveChatId")).isEqualTo("Cg0K");
    assertThat(chat.queryParameter("pageToken")).isNull();
  }

  @Test
  void whatIsNotLiveIsLookedAtAgainSoon() throws Exception {
    Page page =
        read(Optional.empty(), "{\"items\": [{\"id\": \"v1\", \"liveStreamingDetails\": {}}]}");
    assertThat(page.next()).isEmpty();
    assertThat(page.hints().within()).contains(Duration.ofMinutes(5));
  }

  @Test
  void whatViewersWriteIsSaidAndWhatTheyTakeBackIsGone() throws Exception {
    Page page = read(Optional.of("Cg0K:"), CHAT);
    List<Mention> said =
        page.items().stream()
            .filter(Item.Said.class::isInstance)
            .map(item -> ((Item.Said) item).mention().mention())
            .toList();
    assertThat(said).extracting(Mention::nativeId).containsExactly("m1", "m2");
    assertThat(said)
        .extracting(m -> m.text().orElseThrow())
        .containsExactly("Where is my order?", "well done");
    Mention first = said.getFirst();
    assertThat(first.kind()).isEqualTo(Kind.COMMENT);
    assertThat(first.thread()).contains("v1");
    assertThat(first.author().orElseThrow().name()).contains("Ada B.");
    assertThat(first.publishedAt()).contains(Instant.parse("2026-11-14T08:15:03.250Z"));
    assertThat(page.items()).contains(new Item.Gone(MentionId.of("youtube", "", "m0"), "m0"));
    assertThat(page.hints().interval()).contains(Duration.ofMillis(4500));
  }

  @Test
  void aPageWithRoomIsTheLast() throws Exception {
    assertThat(read(Optional.of("Cg0K:"), CHAT).next()).isEmpty();
    String message = "{\"id\": \"m\", \"snippet\": {\"type\": \"newSponsorEvent\"}}";
    String full = String.join(",", java.util.Collections.nCopies(2_000, message));
    Page page =
        read(Optional.of("Cg0K:"), "{\"nextPageToken\": \"n2\", \"items\": [" + full + "]}");
    assertThat(address(page.next()).queryParameter("pageToken")).isEqualTo("n2");
  }
}
