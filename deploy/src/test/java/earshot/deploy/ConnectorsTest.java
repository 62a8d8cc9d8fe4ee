package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
  private static final String YAML =
      """
      brands:
        - name: Acme
          sources:
            - {type: mastodon, server: social.example, hashtags: [acme], token: "${env:TOKEN}", replies: true}
            - {type: trustpilot, business-unit: 0123456789abcdef01234567, key: k3y, hook-secret: h00k}
      kafka:
        bootstrap: "kafka.example:9092"
        security-protocol: SASL_SSL
        sasl-mechanism: PLAIN
        sasl-jaas-config: 'PlainLoginModule required password="${env:LOGIN}";'
      """;

  @Test
  void whatConnectKeepsInKafkaNamesTheLoginOnly() {
    Configuration configuration =
        Configuration.parse(
            "earshot.yml",
            YAML,
            SourceTypes.installed(),
            Map.of("TOKEN", "t0ken", "LOGIN", "barista"));
    Map<String, Object> kafka = Engines.client(configuration.kafka(), "kafka.example:9092");
    assertThat(kafka).containsEntry("sasl.jaas.config", login("barista"));

    Map<String, Map<String, String>> connectors = Connectors.of(configuration, kafka);
    assertThat(connectors.get("earshot-mastodon-replies"))
        .containsEntry("receipts.sasl.jaas.config", login("${env:LOGIN}"))
        .containsEntry("receipts.bootstrap.servers", "kafka.example:9092");
    assertThat(connectors.get("earshot-trustpilot"))
        .containsEntry("hooks.consumer.sasl.jaas.config", login("${env:LOGIN}"));
    assertThat(connectors.toString()).doesNotContain("barista", "t0ken");
  }

  private static String login(String password) {
    return "PlainLoginModule required password=\"%s\";".formatted(password);
  }
}
