package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Source;
import earshot.ingest.sources.facebook.FacebookSource;
import earshot.ingest.sources.instagram.InstagramSource;
import earshot.ingest.sources.livechat.LiveChatSource;
import earshot.ingest.sources.trustpilot.TrustpilotSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** What places once sent by themselves says where to look, where somebody keeps such bodies. */
class SentByPlacesTest {
  private static final Map<String, Object> PAGE =
      Map.of("page", "1234567890321", "token", "t", "what", List.of("comments", "ratings"));

  @Test
  void facebookNamesCommentsAndPosts() throws Exception {
    assertThat(facebook("feed-comment-add-25"))
        .containsExactly(at("901097836652708_903438993085259"));
    assertThat(facebook("feed-comment-edited-25")).hasSize(1);
    assertThat(facebook("feed-comment-remove-25"))
        .containsExactly(at("905578656204626_905579239537901"));
    assertThat(facebook("feed-comment-hide"))
        .containsExactly(at("900728623356296_900744590021366"));
    assertThat(facebook("feed-post-add-25")).containsExactly(at("1234567890321_7293787835232"));
    assertThat(facebook("feed-post-remove-25")).hasSize(1);
    assertThat(facebook("ratings-rating-add-31")).containsExactly(Hint.WALK);
    assertThat(facebook("ratings-rating-remove-25")).containsExactly(Hint.WALK);
    assertThat(facebook("mention-post-add-real")).as("what is said elsewhere").isEmpty();
  }

  private static List<Hint> facebook(String body) throws IOException {
    return hints(new FacebookSource(), PAGE, "meta/restfb/webhooks/" + body);
  }

  @Test
  void instagramNamesCommentsAndWhatNamesTheAccount() throws Exception {
    assertThat(instagram("wh-comments")).containsExactly(at("123456789"));
    assertThat(instagram("wh-livecomments")).containsExactly(at("123456789"));
    assertThat(instagram("wh-mentions")).containsExactly(at("17887498072083520_17887498072083520"));
    assertThat(instagram("wh-story_insights")).isEmpty();
  }

  private static List<Hint> instagram(String body) throws IOException {
    Map<String, Object> account =
        Map.of("account", "0", "token", "t", "what", List.of("comments", "mentions"));
    return hints(new InstagramSource(), account, "meta/restfb/instagram/" + body);
  }

  @Test
  void trustpilotNamesReviewsOnce() throws Exception {
    Map<String, Object> business = Map.of("business-unit", "0123456789abcdef01234567", "key", "k");
    assertThat(hints(new TrustpilotSource(), business, "trustpilot/trustpilot-review-events"))
        .containsExactly(at("62c8968be77911f2449e9f74"));
  }

  @Test
  void liveChatTellsThatAChatIsOver() throws Exception {
    assertThat(liveChat("chat_deactivated")).containsExactly(Hint.WALK);
    assertThat(liveChat("incoming_chat")).as("it has just begun").isEmpty();
    assertThat(liveChat("agent_deleted")).isEmpty();
  }

  private static List<Hint> liveChat(String body) throws IOException {
    Map<String, Object> license = Map.of("license", "21377312", "account-id", "9c2e", "token", "t");
    return hints(new LiveChatSource(), license, "livechat/webhooks/" + body);
  }

  private static Hint at(String nativeId) {
    return new Hint(Set.of(nativeId), false);
  }

  private static List<Hint> hints(Source source, Map<String, Object> settings, String name)
      throws IOException {
    JsonNode body = Recorded.json(Files.readAllBytes(Recorded.path(name + ".json")));
    return source.feeds(new AbstractConfig(source.config(), settings)).stream()
        .filter(Pushed.class::isInstance)
        .flatMap(feed -> ((Pushed) feed).hint(body).stream())
        .toList();
  }
}
