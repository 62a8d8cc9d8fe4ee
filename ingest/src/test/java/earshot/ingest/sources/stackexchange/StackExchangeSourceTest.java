package earshot.ingest.sources.stackexchange;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class StackExchangeSourceTest extends SourceBasics {
  private static final String QUESTION =
      """
      {"question_id": 7001, "title": "Why is Acme&#39;s coffee cold?", "body": "<p>It is <code>cold()</code>.</p>\\n", "tags": ["acme"],
       "owner": {"user_id": 5, "user_type": "registered", "display_name": "Ada &amp; B.", "link": "https://stackoverflow.com/users/5/ada"},
       "link": "https://stackoverflow.com/questions/7001/why", "creation_date": 1794000000, "last_edit_date": 1794003600,
       "last_activity_date": 1794003600, "score": -2, "answer_count": 1}
      """;

  @Override
  protected Source source() {
    return new StackExchangeSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("query", "acme coffee", "key", "k3y((f0r");
  }

  @Override
  protected String page() {
    return page(QUESTION, "\"has_more\": false");
  }

  private static String page(String questions, String rest) {
    return "{\"items\": ["
        + questions
        + "], \"quota_max\": 10000, \"quota_remaining\": 9989, "
        + rest
        + "}";
  }

  @Test
  void aQuestionIsRead() throws Exception {
    Mention question = saidOn(read(page())).getFirst();

    assertIs(question, Kind.QUESTION, "stackoverflow", "7001");
    assertThat(question.title()).contains("Why is Acme's coffee cold?");
    assertThat(question.text()).contains("It is cold().");
    assertThat(question.author().orElseThrow().name()).contains("Ada & B.");
    assertThat(question.url()).contains("https://stackoverflow.com/questions/7001/why");
    assertThat(question.publishedAt()).contains(Instant.ofEpochSecond(1794000000));
    assertThat(question.editedAt()).contains(Instant.ofEpochSecond(1794003600));
    assertThat(question.engagement().orElseThrow().likes()).as("fewer than none").isEmpty();
    assertThat(question.engagement().orElseThrow().replies()).contains(1L);
  }

  @Test
  void anAuthorMayBeGone() throws Exception {
    String orphan =
        QUESTION.replaceFirst(
            "\"owner\": \\{[^}]*}", "\"owner\": {\"user_type\": \"does_not_exist\"}");
    assertThat(saidOn(read(page(orphan, "\"x\": 1"))).getFirst().author()).isEmpty();
  }

  @Test
  void theBodyAsksToWaitInFractions() throws Exception {
    Hints hints = read(page("", "\"backoff\": 0.2")).hints();
    assertThat(hints.pause()).contains(Duration.ofMillis(200));
    assertThat(hints.remaining()).contains(9989L);
    assertThat(read(page()).hints().pause()).isEmpty();
  }

  @Test
  void aThrottleIsA400ThatSaysHowLong() {
    String error = "{\"error_id\": %d, \"error_name\": \"x\", \"error_message\": \"%s\"}";
    String address = address().toString();
    Refusal told =
        firstFeed()
            .refusal(
                400,
                answer(
                    address,
                    error.formatted(
                        502,
                        "too many requests from this IP, more requests available in 82 seconds")))
            .orElseThrow();
    assertThat(told.kind()).isEqualTo(Refusal.Kind.TOO_MUCH);
    assertThat(told.pause()).contains(Duration.ofSeconds(82));
    assertThat(firstFeed().refusal(400, answer(address, error.formatted(502, "no"))))
        .hasValueSatisfying(no -> assertThat(no.pause()).contains(Duration.ofMinutes(10)));
    assertThat(meaning(400, error.formatted(400, "no method"))).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(500, error.formatted(500, "sorry"))).contains(Refusal.Kind.PASSING);
    assertThat(meaning(503, "<html>")).isEmpty();
  }

  @Test
  void pagesAreCountedAndWithoutAKeyThereAreTwentyFive() throws Exception {
    assertThat(address("3").queryParameter("page")).isEqualTo("3");
    assertThat(address().queryParameter("fromdate")).isEqualTo("1792627200");
    assertThat(address().queryParameter("filter")).isEqualTo("withbody");
    String more = page(QUESTION, "\"has_more\": true");
    assertThat(read(more).next()).contains("2");
    Feed keyless = feedsOf(Map.of("query", "acme")).getFirst();
    assertThat(keyless.request(START, Optional.empty()).url().queryParameter("key")).isNull();
    Page last = keyless.parse(answer(address("25").toString(), more));
    assertThat(last.next()).isEmpty();
    assertThat(firstFeed().parse(answer(address("25").toString(), more)).next()).contains("26");
  }

  @Test
  void eachTagIsAFeedThatBelongsToTheBrandAndASearchIsNot() {
    List<Feed> feeds =
        feedsOf(Map.of("site", "superuser", "query", "acme", "tags", List.of("acme", "coffee")));
    assertThat(feeds)
        .extracting(Feed::id)
        .containsExactly(
            "stackexchange:superuser/q:acme",
            "stackexchange:superuser/tagged:acme",
            "stackexchange:superuser/tagged:coffee");
    assertThat(feeds).extracting(Feed::searches).containsExactly(true, false, false);
    assertThatThrownBy(() -> feedsOf(Map.of())).isInstanceOf(ConfigException.class);
  }

  @Test
  void guestsHaveTooFewCallsToAskForQuestionsAgain() {
    assertThat(feedsOf(Map.of("query", "acme")).getFirst().lookup()).isEmpty();
    assertThat(firstFeed().lookup()).isPresent();
  }

  @Test
  void aQuestionThatIsAskedForAgainMayBeMissing() throws Exception {
    assertThat(lookedUp("7001", page())).isInstanceOf(Item.Said.class);
    assertThat(lookedUp("7001", page("", "\"x\": 1"))).isInstanceOf(Item.Gone.class);
    assertThatThrownBy(() -> lookedUp("7002", page())).hasMessageContaining("7002");
  }
}
