package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Sensitivity;
import earshot.assess.rule.Trigger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleRoutesTest {
  private static final String RULES = "/api/v1/rules";
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRuleIsMadeChangedAndRemoved() {
    HttpResponse<String> made = make("{\"name\": \"angry\", \"when\": \"rating:<=2\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(rig.rules).containsExactly(Rule.each("angry", "rating:<=2").byPeople());

    HttpResponse<String> changed =
        rig.put(
            RULES + "/angry",
            "{\"name\": \"angry\", \"when\": \"bad\", \"threshold\": {\"count\": 4}}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(rig.json(RULES + "/angry").at("/threshold/count").asInt()).isEqualTo(4);

    assertThat(rig.send("DELETE", RULES + "/angry").statusCode()).isEqualTo(204);
    assertThat(rig.json(RULES).path("total").asInt()).isZero();
  }

  @Test
  void whatIsToldOfARuleMayComeBack() {
    String told = make("{\"name\": \"angry\", \"when\": \"bad\"}").body();
    JsonNode rule = Rig.parsed(told);
    String back = "{\"name\": \"angry\", \"when\": \"bad\", \"locked\": %s}";

    assertThat(rule.path("locked").asBoolean(true)).isFalse();
    assertThat(rig.put(RULES + "/angry", back.formatted(rule.path("locked"))).body())
        .isEqualTo(told);
  }

  @Test
  void whatTheConfigurationDeclaresIsShownAndLocked() {
    rig.rules.add(Rule.each("angry", "rating:<=2"));
    assertThat(rig.json(RULES).at("/rules/0/locked").asBoolean()).isTrue();

    String body = "{\"name\": \"angry\", \"when\": \"bad\"}";
    HttpResponse<String> changed = rig.put(RULES + "/angry", body);
    assertThat(changed.statusCode()).isEqualTo(409);
    assertThat(Rig.parsed(changed.body()).path("type").asText())
        .isEqualTo("urn:earshot:problem:locked");
    assertThat(rig.send("DELETE", RULES + "/angry").statusCode()).isEqualTo(409);
    assertThat(make(body).statusCode()).isEqualTo(409);
    assertThat(rig.rules).containsExactly(Rule.each("angry", "rating:<=2"));
  }

  @Test
  void aQueryThatCantBeReadIsRefusedWithItsColumn() {
    HttpResponse<String> answer = make("{\"name\": \"x\", \"when\": \"bad (tea\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = Rig.parsed(answer.body());
    assertThat(problem.path("parameter").asText()).isEqualTo("when");
    assertThat(problem.path("column").asInt()).isEqualTo(5);
    assertThat(rig.rules).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"x\", \"when\": \"bad\", \"spik\": {}}|unknown key 'spik'",
        "{\"name\": \"a/b\", \"when\": \"bad\"}|part of an address",
        "{\"name\": \"..\", \"when\": \"bad\"}|part of an address",
        "[]|a JSON object is due here",
        "{|not JSON",
      })
  void whatIsNoRuleIsRefused(String body, String why) {
    HttpResponse<String> answer = make(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }

  @Test
  void anotherNameThanThatOfTheAddressIsRefused() {
    make("{\"name\": \"angry\", \"when\": \"bad\"}");

    HttpResponse<String> answer =
        rig.put(RULES + "/angry", "{\"name\": \"other\", \"when\": \"bad\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("the address says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  void whatIsNotThereIsNotFound(String method) {
    assertThat(rig.send(method, RULES + "/none").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesOfOthersMayNotMakeRules() {
    HttpResponse<String> answer =
        rig.post(
            RULES,
            "{\"name\": \"x\", \"when\": \"bad\"}",
            "Content-Type",
            "application/json",
            "Origin",
            "https://evil.example");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(rig.rules).isEmpty();
  }

  @Test
  void everyKindIsToldInTheWordsOfTheConfiguration() {
    Duration day = Duration.ofDays(1);
    Duration month = Duration.ofDays(30);
    told("threshold", new Trigger.Threshold(3, Duration.ofMinutes(90)), "{count:3,over:90m}");
    told(
        "spike",
        new Trigger.Spike(Duration.ofHours(6), month, "ears", Sensitivity.HIGH, 7),
        "{over:6h,against:30d,method:ears,sensitivity:high,minimum:7}");
    told(
        "drop",
        new Trigger.Drop(day, month, Sensitivity.LOW, 5),
        "{over:1d,against:30d,sensitivity:low,minimum:5}");
    told(
        "rating",
        new Trigger.Rating(0.5, day, month, 9),
        "{over:1d,against:30d,change:0.5,minimum:9}");
    told("group", new Trigger.NewGroup(5, day.multipliedBy(7)), "{minimum:5,over:7d}");
    told(
        "growth",
        new Trigger.Growth(2.5, day, day.multipliedBy(28), 4),
        "{over:1d,against:28d,times:2.5,minimum:4}");
    told("silent", new Trigger.Silent(Duration.ofHours(25)), "{after:25h}");
    told("unanswered", new Trigger.Unanswered(Duration.ofSeconds(90)), "{after:90s}");
  }

  private void told(String kind, Trigger trigger, String words) {
    rig.rules.clear();
    rig.rules.add(Rule.of("x", "bad", trigger));
    JsonNode rule = rig.json(RULES + "/x");

    assertThat(rule.path(kind).toString().replace("\"", "")).isEqualTo(words);
  }

  @Test
  void whomItTellsAndWhenIsTold() {
    QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("UTC"));
    rig.rules.add(
        new Rule(
            "x",
            Optional.of("bad"),
            new Trigger.Each(),
            List.of("desk"),
            Duration.ofHours(3),
            Optional.of(night),
            Optional.of(new Rule.Escalation(Duration.ofMinutes(30), List.of("ops")))));

    assertThat(rig.get(RULES + "/x").body().replace("\"", ""))
        .isEqualTo(
            "{name:x,when:bad,notify:[desk],cool-down:3h,quiet:{from:22:00,to:07:30,zone:UTC},"
                + "escalate:{after:30m,notify:[ops]},locked:true}");
  }

  private HttpResponse<String> make(String body) {
    return rig.post(RULES, body, "Content-Type", "application/json");
  }
}
