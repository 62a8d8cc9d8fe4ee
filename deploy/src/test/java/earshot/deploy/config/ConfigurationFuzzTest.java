package earshot.deploy.config;

import earshot.fuzz.Fuzz;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/**
 * A configuration with any slip of the hand is refused with its place, never with a fault of ours.
 */
class ConfigurationFuzzTest {
  private static final Map<String, SourceType> TYPES =
      Map.of("feed", new SourceType("feed", "FeedConnector", place()));

  @Test
  void everyTextIsAConfigurationOrRefused() {
    Fuzz.of(
            """
            brands:
              - name: Acme Coffee
                query: '"acme coffee" OR #acmecoffee OR "قهوه اکمی"'
                listing: {phone: "+374 10 000000", hours: {mon-fri: "08:00-20:00"}, prices: {espresso: "900 AMD"}}
                sources:
                  - {type: feed, url: "${env:FEED}", every: 6h}
            """,
            """
            rules:
              - {name: angry review, when: 'sentiment:negative rating:<=2', notify: [desk]}
              - {name: surge, when: bad, spike: {over: 24h, against: 28d, sensitivity: high}, quiet: {from: "22:00", to: "07:00", zone: Asia/Yerevan}}
            notify:
              desk: {type: email, to: [desk@acme.example]}
              ops: {type: slack, url: "https://hooks.example/x"}
            smtp: {host: 127.0.0.1, port: 2525, from: earshot@acme.example}
            """,
            """
            brands: [{name: Acme}]
            notify: {desk: {type: webhook, url: "https://desk.example", secret: "${file:/none}"}}
            digests: [{brand: Acme, cron: "0 9 * * MON", zone: UTC, language: hy, notify: [desk]}]
            priority: {feeling: 30, stars: 1e1}
            themes: [{name: delivery, words: {en: [courier, "late*"]}}]
            network: {allow-private-addresses: true}
            """)
        .refusing(ConfigurationException.class)
        .texts(
            text ->
                Configuration.parse(
                    "earshot.yml", text, TYPES, Map.of("FEED", "https://f.example")));
  }

  private static ConfigDef place() {
    return new ConfigDef()
        .define("url", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "its address")
        .define("every", ConfigDef.Type.STRING, null, ConfigDef.Importance.LOW, "how often");
  }
}
