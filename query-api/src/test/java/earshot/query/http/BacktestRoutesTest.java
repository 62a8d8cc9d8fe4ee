package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.Rule;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
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
