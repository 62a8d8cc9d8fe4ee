package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import earshot.query.http.Hook;
import earshot.query.http.Hooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookSecretsTest {
  private static Configuration read(String... sources) {
    return Configuration.parse(
        "earshot.yml",
        "brands:\n  - name: Acme\n    sources:\n      - " + String.join("\n      - ", sources),
        SourceTypes.installed(),
        Map.of());
  }

  @Test
  void eachPlaceProvesItselfInItsOwnWay() {
    Hooks hooks =
        HookSecrets.of(
            read(
                    "{type: facebook, page: 1, token: t, hook-secret: s1, hook-greeting: hi}",
                    "{type: facebook, page: 2, token: t, hook-secret: s2}",
                    "{type: surveymonkey, surveys: [7], token: t, hook-client: c, hook-secret: s3}",
                    "{type: livechat, license: 7, account-id: a, token: t, hook-secret: s4}",
                    "{type: instagram, account: 3, token: t}")
                .places());
    assertThat(hooks.genuine())
        .isEqualTo(
            Map.of(
                "facebook", List.of(Hook.meta("s1"), Hook.meta("s2")),
                "surveymonkey", List.of(Hook.surveyMonkey("c", "s3")),
                "livechat", List.of(Hook.liveChat("s4"))));
    assertThat(hooks.greetings()).isEqualTo(Map.of("facebook", List.of("hi")));
    assertThat(hooks.toString()).doesNotContain("s1", "s3", "s4");
  }

  @Test
  void onlyConnectorsOfPlacesThatSendReadWhatWasSent() {
    Map<String, Map<String, String>> connectors =
        Connectors.of(
            read(
                "{type: facebook, page: 1, token: t, hook-secret: s1}",
                "{type: instagram, account: 3, token: t}"),
            Map.of("bootstrap.servers", "127.0.0.1:9092"));
    assertThat(connectors.get("earshot-facebook"))
        .containsEntry("hooks.consumer.bootstrap.servers", "127.0.0.1:9092");
    assertThat(connectors.get("earshot-instagram").keySet())
        .noneMatch(key -> key.startsWith("hooks"));
  }
}
