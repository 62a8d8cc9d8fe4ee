package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.Rule;
import earshot.mention.Judged;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestRoutesTest {
  private final Rig rig =
      new Rig()
          .holding(
              Said.review(1, "bad coffee", 1, Duration.ofHours(3)),
              Said.review(2, "bad tea", 2, Duration.ofHours(2)),
              Said.review(3, "lovely", 5, Duration.ofHours(1)));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRuleByNameIsTriedOnWhatIsStored() {
    rig.rules.add(Rule.each("angry", "rating:<=2"));
    JsonNode found = Rig.parsed(ask("\"angry\"").body());

    assertThat(found.path("mentions").asInt()).isEqualTo(2);
    assertThat(found.path("alerts")).hasSize(2);
    assertThat(found.at("/alerts/0/kind").asText()).isEqualTo("each");
  }

  @Test
  void aRuleNeedNotBeDeclared() {
    JsonNode found =
        Rig.parsed(
            ask("""
                    {"name": "surge", "when": "bad", "trigger": {"kind": "threshold", "count": 2, "over": "PT6H"}}\
                    """)
                .body());

    assertThat(found.path("mentions").asInt()).isEqualTo(2);
  }

  @Test
  void aRuleMayBeWrittenAsInTheConfiguration() {
    JsonNode found =
        Rig.parsed(
            ask("{\"name\": \"x\", \"when\": \"bad\", \"threshold\": {\"count\": 1}}").body());

    assertThat(found.path("mentions").asInt()).isEqualTo(2);
    assertThat(found.at("/alerts/0/kind").asText()).isEqualTo("threshold");
  }

  @Test
  void twoVersionsAreComparedAndMeasuredByWhatPeopleSaid() {
    rig.rules.add(Rule.each("angry", "rating:<=2"));
    JsonNode alone = Rig.parsed(ask("\"angry\"").body());
    String first = alone.at("/alerts/0/cause").asText();
    String second = alone.at("/alerts/1/cause").asText();
    assertThat(alone.at("/judged/unjudged").asInt()).isEqualTo(2);
    assertThat(alone.path("judged").has("precision")).isFalse();
    rig.judgements.put(judged("1", first, true));
    rig.judgements.put(judged("2", second, false));
    rig.judgements.put(judged("3", "never-found", true));

    JsonNode found =
        Rig.parsed(
            ask("\"angry\", \"other\": {\"name\": \"angry\", \"when\": \"rating:<=1\"}").body());

    assertThat(found.at("/judged/precision").asDouble()).isEqualTo(0.5);
    assertThat(found.at("/judged/recall").asDouble()).isEqualTo(0.5);
    assertThat(found.at("/other/total").asInt()).isEqualTo(1);
    assertThat(found.at("/other/judged/precision").asDouble()).isEqualTo(1.0);
    assertThat(found.path("onlyRule")).hasSize(1);
    assertThat(found.path("onlyOther")).isEmpty();
  }

  private static Judged judged(String id, String cause, boolean right) {
    Instant from = Said.NOW.minus(Duration.ofHours(4));
    return new Judged(
        id, "angry", cause, from, Optional.empty(), right, Said.NOW, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"none\"|there is no rule named",
        "{\"trigger\": {\"kind\": \"each\"}}|can't be read",
        "{\"name\": \"x\", \"when\": \"(bad\", \"trigger\": {\"kind\": \"each\"}}|can't be read",
        "{\"name\": \"x\", \"when\": \"(bad\"}|column",
        "{\"name\": \"x\", \"when\": \"bad\", \"trigger\": {\"kind\": \"threshold\", \"count\": 0, \"over\": \"PT1H\"}}|count must be 1 or more",
        "{\"name\": \"x\", \"trigger\": {\"kind\": \"silent\", \"after\": \"PT6H\"}}|nothing to replay",
      })
  void whatCantBeTriedIsRefused(String rule, String why) {
    HttpResponse<String> answer = ask(rule);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }

  private HttpResponse<String> ask(String rule) {
    return rig.post(
        "/api/v1/backtest", "{\"rule\": " + rule + "}", "Content-Type", "application/json");
  }
}
