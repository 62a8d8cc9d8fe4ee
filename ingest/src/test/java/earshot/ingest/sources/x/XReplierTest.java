package earshot.ingest.sources.x;

import static earshot.ingest.source.AnsweredPlace.body;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XReplierTest extends ReplierContract {
  private static final String LOGIN =
      "\"account\": \"@acme\", \"api-key\": \"application\", \"api-secret\": \"secret-of-it\","
          + " \"access-token\": \"42-token\", \"access-token-secret\": \"KEY\"";

  XReplierTest() {
    super(
        new AnsweredPlace(new XSource(), "\"query\": \"acme\", \"token\": \"reads\", " + LOGIN)
            .mention("", "11")
            .takes(
                "POST",
                "/2/tweets",
                request -> {
                  assertThat(request.getHeaders().get("Authorization"))
                      .startsWith("OAuth ")
                      .contains("oauth_token=\"42-token\"")
                      .doesNotContain("secret-of-it");
                  assertThat(body(request).path("reply").path("in_reply_to_tweet_id").asText())
                      .isEqualTo("11");
                  return body(request).path("text").asText();
                })
            .says("{\"data\": {\"id\": \"12\", \"text\": \"as it was\"}}")
            .calls("12")
            .shows(XReplierTest::ours));
  }

  /** Our own posts: the same words to somebody else, and what answers this one. */
  private static String ours(List<String> answers) {
    ArrayNode posts = list(List.of(TEXT), (post, text) -> post(post, "9", "8", text));
    posts.addAll(list(answers, (post, text) -> post(post, "12", "11", "@ada_b " + text)));
    return "{\"data\": " + posts + ", \"meta\": {\"result_count\": " + posts.size() + "}}";
  }

  private static void post(ObjectNode post, String id, String to, String text) {
    post.put("id", id).put("text", Entities.escape(text));
    post.putArray("referenced_tweets").addObject().put("type", "replied_to").put("id", to);
  }

  private static Map<String, Object> place() {
    Map<String, Object> place = new HashMap<>();
    place.put("query", "acme");
    place.put("token", "reads");
    place.put("account", "acme");
    place.put("api-key", "application");
    place.put("api-secret", "s");
    place.put("access-token", "42-token");
    place.put("access-token-secret", "t");
    place.put("replies", true);
    return place;
  }

  private static ReplyRules rules() {
    return new XConnector().replier(place()).orElseThrow().rules();
  }

  private static Mention saying(String text) {
    return Mention.said("x", "", "11", Kind.POST)
        .text(text)
        .collected(Instant.EPOCH, List.of(), false, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Acme cold again", "cold again (@acme)", "Hey @acme's people"})
  void whoNamesUsCanBeAnswered(String text) {
    assertThat(rules().answers(saying(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme is cold", "@acmebank", "mail to us@acme.example", "@@acme"})
  void whoDoesNotNameUsCannot(String text) {
    assertThat(rules().answers(saying(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Sorry, 5",
    "Ադա, 3",
    "سلام, 4",
    "珈琲, 4",
    "👨‍👩‍👧, 2",
    "🇦🇲!, 3",
    "see https://acme.example/a/long/menu?of=drinks now, 31"
  })
  void aPostIsAsLongAsXCounts(String text, int weight) {
    assertThat(Weight.of(text)).isEqualTo(weight);
  }

  @Test
  void whatIsTooLongIsToldBeforeItLeaves() {
    assertThat(rules().broken("a".repeat(280))).isEmpty();
    assertThat(rules().broken("珈".repeat(141)))
        .contains("an answer has at most 280 characters as X counts them there: 282");
  }

  @Test
  void eachKeyThatIsMissingIsNamed() {
    Map<String, Object> place = place();
    place.remove("access-token");
    assertThatThrownBy(() -> new XConnector().replier(place))
        .isInstanceOf(ConfigException.class)
        .hasMessage("answers and messages need access-token");
  }
}
