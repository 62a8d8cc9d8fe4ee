package earshot.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Sensitivity;
import earshot.assess.rule.Trigger;
import earshot.mention.MentionJson;
import earshot.query.Unfit;
import earshot.query.notify.BounceBox;
import earshot.query.notify.ReceiverSettings;
import earshot.query.notify.Smtp;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertingTest {
  private static final String DESK =
      "notify:\n  desk: {type: webhook, url: \"https://hooks.example/1\"}\n";

  @Test
  void aRuleWithoutAKindTellsOfEach() {
    Alerting read =
        read(
            DESK
                + "rules:\n"
                + "  - {name: angry review, when: 'sentiment:negative rating:<=2', notify: [desk]}\n");

    Rule rule = read.rules().get(0);
    assertThat(rule.trigger()).isEqualTo(new Trigger.Each());
    assertThat(rule.when()).contains("sentiment:negative rating:<=2");
    assertThat(rule.receivers()).containsExactly("desk");
    assertThat(read.receivers().get(0).type()).isEqualTo(ReceiverSettings.Type.WEBHOOK);
  }

  @Test
  void everyKindIsReadWithItsDefaults() {
    assertThat(trigger("spike: {over: 24h, against: 28d}"))
        .isEqualTo(
            new Trigger.Spike(
                Duration.ofDays(1), Duration.ofDays(28), "robust", Sensitivity.NORMAL, 5));
    assertThat(trigger("threshold: {count: 5}"))
        .isEqualTo(new Trigger.Threshold(5, Duration.ofHours(1)));
    assertThat(trigger("drop: {sensitivity: high}"))
        .isEqualTo(new Trigger.Drop(Duration.ofDays(1), Duration.ofDays(28), Sensitivity.HIGH, 5));
    assertThat(trigger("rating: {change: 1}"))
        .isEqualTo(new Trigger.Rating(1, Duration.ofDays(7), Duration.ofDays(28), 5));
    assertThat(trigger("group: {minimum: 8}"))
        .isEqualTo(new Trigger.NewGroup(8, Duration.ofDays(7)));
    assertThat(trigger("growth: {times: 3}"))
        .isEqualTo(new Trigger.Growth(3, Duration.ofDays(1), Duration.ofDays(28), 5));
    assertThat(trigger("unanswered: {}")).isEqualTo(new Trigger.Unanswered(Duration.ofHours(36)));
    assertThat(trigger("silent: {after: 6h}")).isEqualTo(new Trigger.Silent(Duration.ofHours(6)));
  }

  @Test
  void quietHoursEscalationAndCoolDown() {
    Rule rule =
        read(DESK
                + "rules:\n"
                + "  - name: x\n"
                + "    when: bad\n"
                + "    cool-down: 3h\n"
                + "    quiet: {from: \"22:00\", to: \"07:30\", zone: Asia/Yerevan}\n"
                + "    escalate: {after: 30m, notify: [desk]}\n")
            .rules()
            .get(0);

    assertThat(rule.coolDown()).isEqualTo(Duration.ofHours(3));
    assertThat(rule.quiet())
        .contains(
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Asia/Yerevan")));
    assertThat(rule.escalation().orElseThrow().after()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aRuleThatPeopleMakeIsReadInTheSameWords() throws IOException {
    Configuration configuration = configuration(DESK + "targets: {answer: 36h}\n");
    String json =
        """
        {"name": "x", "when": "bad", "spike": {"over": "6h", "minimum": 7}, "notify": ["desk"],
         "quiet": {"from": "22:00", "to": "07:30", "zone": "UTC"}}""";

    Rule rule = configuration.rule(MentionJson.MAPPER.readTree(json));
    assertThat(rule.trigger())
        .isEqualTo(
            new Trigger.Spike(
                Duration.ofHours(6), Duration.ofDays(28), "robust", Sensitivity.NORMAL, 7));
    assertThat(rule.receivers()).containsExactly("desk");
    assertThat(rule.coolDown()).isEqualTo(Duration.ofHours(6));
    assertThat(rule.quiet()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"when\": \"bad\"}|needs 'name'",
        "{\"name\": \"x\", \"when\": \"bad\", \"notify\": [\"ops\"]}|'ops'",
        "{\"name\": \"x\", \"when\": \"bad\", \"spik\": {}}|did you mean 'spike'",
        "{\"name\": \"x\", \"when\": \"bad\", \"threshold\": {\"count\": \"many\"}}|'count'",
      })
  void whatPeopleMakeIsRefusedWithoutNamingAFile(String json, String why) {
    Configuration configuration = configuration(DESK);

    assertThatThrownBy(() -> configuration.rule(MentionJson.MAPPER.readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("json:1");
  }

  @Test
  void aReceiverThatNobodyDescribesIsNamedWithThoseThatThereAre() {
    String json = "{\"name\": \"x\", \"when\": \"bad\", \"notify\": [\"ops\"]}";

    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> configuration(DESK).rule(MentionJson.MAPPER.readTree(json)))
        .satisfies(unfit -> assertThat(unfit.field()).isEqualTo("notify"))
        .satisfies(unfit -> assertThat(unfit.kind()).isEqualTo(Unfit.Kind.CHOICE))
        .satisfies(unfit -> assertThat(unfit.about()).containsExactly("ops", List.of("desk")));
  }

  @Test
  void whatPeopleMakeRefersToNoFileOfOurs() throws IOException {
    String json = "{\"name\": \"${file:/etc/hostname}\", \"when\": \"bad\"}";

    assertThat(configuration("").rule(MentionJson.MAPPER.readTree(json)).name())
        .isEqualTo("${file:/etc/hostname}");
  }

  @Test
  void smtpIsRead() {
    assertThat(
            read("smtp: {host: mail.example, port: 2525, from: a@b.example}").smtp().orElseThrow())
        .isEqualTo(
            new Smtp(
                "mail.example",
                2525,
                "a@b.example",
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                Smtp.Security.OFFERED));
  }

  @Test
  void theMailboxOfWhatComesBackIsRead() {
    Alerting read =
        read(
            "smtp: {host: mail.example, from: a@b.example,"
                + " bounces: {host: imap.example, username: a, password: hidden}}");

    assertThat(read.bounces())
        .contains(
            new BounceBox("imap.example", 993, "a", "hidden", "INBOX", BounceBox.Security.TLS));
    assertThat(read.toString()).doesNotContain("hidden");
    assertThat(read("smtp: {host: mail.example, from: a@b.example}").bounces()).isEmpty();
  }

  @Test
  void secretsAreNotShown() {
    Alerting read =
        read("notify:\n  desk: {type: webhook, url: \"https://x.example\", secret: hidden}\n");

    assertThat(read.receivers().get(0).secret()).contains("hidden");
    assertThat(read.toString()).doesNotContain("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: [{when: bad}]|needs 'name'",
        "rules: [{name: x}]|needs 'when'",
        "rules: [{name: x, when: 'rating:<=']}|",
        "rules: [{name: x, when: '(bad'}]|the query cannot be read",
        "rules: [{name: x, when: bad, notify: [desk]}]|which 'notify' does not describe",
        "rules: [{name: x, when: bad, spike: {over: 2 weeks}}]|is no span of time",
        "rules: [{name: x, when: bad, spike: {over: 24h, against: 48h}}]|four times over",
        "rules: [{name: x, when: bad, spike: {method: magic}}]|robust, deviations",
        "rules: [{name: x, when: bad, threshold: {}}]|needs 'count'",
        "rules: [{name: x, when: bad, threshold: {count: 3}, spike: {}}]|make a rule of each",
        "rules: [{name: x, when: bad, spik: {}}]|did you mean 'spike'",
        "rules: [{name: x, when: bad, quiet: {from: '22:00', to: '7', zone: UTC}}]|'7'",
        "rules: [{name: x, when: bad, quiet: {from: '22:00', to: '07:00', zone: Mars}}]|Mars",
        "rules: [{name: x, when: bad}, {name: x, when: good}]|names must differ",
        "notify: {desk: {type: pigeon}}|email, slack",
        "notify: {desk: {type: slack}}|needs 'url'",
        "notify: {desk: {type: email, to: [a@b.example]}}|there is no 'smtp'",
        "smtp: {host: x}|needs 'from'",
        "smtp: {host: x, from: a, bounces: {host: y}}|needs 'username'",
      })
  void eachRefusalNamesTheFix(String text, String fix) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("earshot.yml:1:")
        .hasMessageContaining(fix == null ? "" : fix);
  }

  private static Trigger trigger(String kind) {
    return read("targets: {answer: 36h}\nrules:\n  - {name: x, when: bad, " + kind + "}\n")
        .rules()
        .get(0)
        .trigger();
  }

  private static Alerting read(String text) {
    return configuration(text).alerting();
  }

  private static Configuration configuration(String text) {
    return Configuration.parse("earshot.yml", text, Map.of(), Map.of());
  }
}
