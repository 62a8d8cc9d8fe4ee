package earshot.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.followup.FollowupPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowupSettingsTest {
  private static final String SMTP = "smtp: {host: mail.example, from: a@acme.example}\n";
  private static final String REST = "brands:\n  - {name: Acme}\n" + SMTP + "followups:\n";
  private static final String SECRET = "secret: sixteen letters long";

  @Test
  void aFollowUpIsReadWithItsDefaults() {
    FollowupPlan plan = read("  - {brand: Acme, " + SECRET + "}\n").getFirst();

    assertThat(plan.brand()).isEqualTo("Acme");
    assertThat(plan.after()).isEqualTo(Duration.ofDays(2));
    assertThat(plan.reminder()).isEmpty();
    assertThat(plan.keep()).isEqualTo(Duration.ofDays(30));
    assertThat(plan.perHour()).isEqualTo(100);
    assertThat(plan.own()).isEmpty();
  }

  @Test
  void ownWordsAreRead() {
    FollowupPlan plan =
        read("  - {brand: Acme, "
                + SECRET
                + ", reminder: 4d, templates: {hy: {subject: '{brand}', text: '{stars}'}}}\n")
            .getFirst();

    assertThat(plan.reminder()).contains(Duration.ofDays(4));
    assertThat(plan.own()).containsOnlyKeys("hy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "brand: Other, secret: sixteen letters long; a brand that 'brands' does not name",
        "brand: Acme; needs 'secret'",
        "brand: Acme, secret: short; 16 characters",
        "brand: Acme, secret: sixteen letters long, after: 40d; keep must be longer",
        "brand: Acme, secret: sixteen letters long, keep: 90d; 80 days at most",
        "brand: Acme, secret: sixteen letters long, per-day: 0; per-day",
        "brand: Acme, secret: sixteen letters long, language: de; language",
        "brand: Acme, secret: sixteen letters long, templates: {de: {}}; unknown key 'de'",
        "brand: Acme, secret: sixteen letters long, templates: {en: {subject: x, text: '{surname} {link}'}}; there is no field {surname}",
        "brand: Acme, secret: sixteen letters long, templates: {en: {subject: x, text: hello}}; nobody could answer",
      })
  void whatCanNotBeMeantIsRefused(String written, String why) {
    assertThatThrownBy(() -> read("  - {" + written + "}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("earshot.yml:5: ")
        .hasMessageContaining(why);
  }

  @Test
  void withoutAServerForMailNoneCanBeSent() {
    assertThatThrownBy(
            () ->
                parse("brands:\n  - {name: Acme}\nfollowups:\n  - {brand: Acme, " + SECRET + "}\n"))
        .hasMessageContaining("there is no 'smtp'");
  }

  @Test
  void theSameBrandIsNotAskedAboutTwice() {
    String one = "  - {brand: Acme, " + SECRET + "}\n";
    assertThatThrownBy(() -> read(one + one)).hasMessageContaining("declared twice");
  }

  private static List<FollowupPlan> read(String followups) {
    return parse(REST + followups).followups();
  }

  private static Configuration parse(String text) {
    return Configuration.parse("earshot.yml", text, Map.of(), Map.of());
  }
}
