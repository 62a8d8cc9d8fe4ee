package earshot.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.access.Role;
import earshot.query.openid.OpenIdSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Map<String, SourceType> TYPES =
      Map.of(
          "feed",
              type(
                  "feed",
                  new ConfigDef()
                      .define("url", Type.STRING, Importance.HIGH, "address of the feed")
                      .define("every", Type.STRING, null, Importance.LOW, "interval")),
          "mastodon",
              type(
                  "mastodon",
                  new ConfigDef()
                      .define("server", Type.STRING, Importance.HIGH, "the server")
                      .define("hashtags", Type.LIST, Importance.HIGH, "tags")));

  @Test
  void anEmptyFileIsFine() {
    Configuration empty = parse("");

    assertThat(empty.brands()).isEmpty();
    assertThat(empty.http().getInt("port")).isEqualTo(8080);
    assertThat(empty.weights().of("waiting")).isEqualTo(20);
  }

  @Test
  void readsBrandsAndTheirPlaces() {
    Configuration read =
        parse(
            """
            brands:
              - name: Acme Coffee
                query: '"acme coffee" OR @acmecoffee OR "قهوه اکمی"'
                sources:
                  - {type: feed, url: "https://blog.example/feed/", every: 5m}
                  - {type: mastodon, server: "https://m.example", hashtags: [acme, coffee]}
            network: {allow-private-addresses: true}
            priority: {reach: 40}
            targets: {answer: 6h}
            """);

    assertThat(read.brands())
        .singleElement()
        .satisfies(b -> assertThat(b.name()).isEqualTo("Acme Coffee"));
    assertThat(read.places()).extracting(p -> p.type().name()).containsExactly("feed", "mastodon");
    assertThat(read.places().get(1).settings())
        .containsEntry("hashtags", List.of("acme", "coffee"));
    assertThat(read.network().getBoolean("allow-private-addresses")).isTrue();
    assertThat(read.weights().of("reach")).isEqualTo(40);
    assertThat(read.weights().target()).hasHours(6);
  }

  @Test
  void twoBrandsMayWatchOnePlace() {
    Configuration read =
        parse(
            """
            brands:
              - {name: A, sources: [{type: feed, url: "https://x.example/"}]}
              - {name: B, sources: [{type: feed, url: "https://x.example/"}]}
            """);

    assertThat(read.places())
        .singleElement()
        .satisfies(p -> assertThat(p.brands()).containsExactly("A", "B"));
  }

  @Test
  void secretsStandOutside(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    String text =
        "brands: [{name: '${env:BRAND}', sources: [{type: feed, url: 'https://x.example/${file:%s}'}]}]"
            .formatted(secret);

    Configuration read = Configuration.parse("earshot.yml", text, TYPES, Map.of("BRAND", "Acme"));

    assertThat(read.brands().get(0).name()).isEqualTo("Acme");
    assertThat(read.places().get(0).settings()).containsEntry("url", "https://x.example/s3cret");
    assertThat(read.places().get(0).written().toString())
        .contains("${file:")
        .doesNotContain("s3cret");
  }

  @Test
  void whereTheBrokersAreIsReadWithoutTheSecretsOfOthers(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("earshot.yml"),
            """
            kafka: {bootstrap: "b:9092", sasl-jaas-config: "${env:LOGIN}"}
            notify: {desk: {type: webhook, url: "https://x.example/${env:HOOK}"}}
            """);

    AbstractConfig kafka = Configuration.kafka(file, Map.of("LOGIN", "jaas"));

    assertThat(kafka.getString("bootstrap")).isEqualTo("b:9092");
    assertThat(kafka.getPassword("sasl-jaas-config").value()).isEqualTo("jaas");
    assertThatThrownBy(() -> Configuration.kafka(file, Map.of("HOOK", "h")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("earshot.yml:1: the environment variable LOGIN is not set");
  }

  @Test
  void aProviderVouchesForPeople() {
    String provider =
        """
        openid:
          issuer: "https://login.example"
          client-id: earshot
          client-secret: "${env:OPENID_SECRET}"
          administrators: [it]
          agents: [marketing, support]
        """;
    Configuration read =
        Configuration.parse(
            "earshot.yml",
            "http: {address: \"https://earshot.example\"}\n" + provider,
            TYPES,
            Map.of("OPENID_SECRET", "hush"));

    OpenIdSettings settings = read.openId().orElseThrow();
    assertThat(settings.groups().get(Role.AGENT)).containsExactlyInAnyOrder("marketing", "support");
    assertThat(settings.groups().get(Role.VIEWER)).isEmpty();
    assertThat(settings.secret()).contains("hush");
    assertThat(settings.session()).hasHours(12);
    assertThat(parse("").openId()).isEmpty();
  }

  @Test
  void aProviderThatCanNotBeAskedOrLetsNobodyInIsRefused() {
    String address = "http: {address: \"https://earshot.example\"}\n";
    refused(
        "openid: {issuer: \"https://login.example\", client-id: e, viewers: [\"*\"]}\n",
        "earshot.yml:1: 'openid' needs http.address");
    refused(
        address + "openid: {issuer: \"http://login.example\", client-id: e, viewers: [\"*\"]}\n",
        "earshot.yml:2: 'openid': a provider is asked by https: http://login.example");
    refused(
        address + "openid: {issuer: \"https://login.example\", client-id: e}\n",
        "earshot.yml:2: 'openid': no group of the provider may come in");
    refused(
        address + "openid: {client-id: e, viewers: [\"*\"]}\n",
        "earshot.yml:2: 'openid' needs 'issuer'");
  }

  @Test
  void aBrandDeclaresItsListing() {
    Configuration read =
        parse(
            """
            brands:
              - name: A
                listing:
                  phone: "+374 10 000000"
                  hours: {mon-fri: "08:00-20:00", sat: 10:00-16:00}
                  prices: {espresso: "900 AMD", water: 200}
            """);

    assertThat(read.brands().get(0).listing())
        .isEqualTo(
            Map.of(
                "phone", "+374 10 000000",
                "hours", "mon-fri 08:00-20:00; sat 10:00-16:00",
                "price of espresso", "900 AMD",
                "price of water", "200"));
  }

  @Test
  void anEncoderIsUsedWhereItIsAskedFor() {
    assertThat(parse("sentiment: {encoder: true}").encoder()).isTrue();
    assertThat(parse("").encoder()).isFalse();
  }

  @Test
  void theCommentBoxIsSetUnderHttp() {
    Configuration read = parse("http: {origins: [\"https://shop.example\"], feedback-burst: 5}");

    assertThat(read.http().getList("origins")).containsExactly("https://shop.example");
    assertThat(read.http().getInt("feedback-burst")).isEqualTo(5);
    assertThat(read.http().getInt("feedback-per-minute")).isEqualTo(60);
    assertThat(parse("").http().getList("origins")).isEmpty();
  }

  @Test
  void eachRefusalNamesFileLineAndFix() {
    refused(
        "brands:\n  - name: A\n    colour: red\n",
        "earshot.yml:3: unknown key 'colour' in a brand; did you mean '");
    refused(
        "netwrk: {}\n",
        "earshot.yml:1: unknown key 'netwrk' in the configuration; did you mean 'network'?");
    refused(
        "http:\n  port: eighty\n",
        "earshot.yml:2: 'port' of 'http' is not usable: Not a number of type INT (port to listen on");
    refused("http:\n  port: 99999\n", "earshot.yml:2: 'port' of 'http' is not usable:");
    refused(
        "http:\n  port: [1, 2]\n",
        "earshot.yml:2: 'port' of 'http' is not usable: one value is due here, not a list");
    refused(
        "network:\n  allow-private-addresses: perhaps\n",
        "earshot.yml:2: 'allow-private-addresses'");
    refused(
        "http:\n  origins: [\"*\"]\n",
        "earshot.yml:2: 'origins' of 'http' is not usable: '*' is no origin; write scheme and host");
    refused(
        "http:\n  origins: https://shop.example/page\n",
        "earshot.yml:2: 'origins' of 'http' is not usable:");
    refused(
        "http:\n  feedback-burst: 0\n", "earshot.yml:2: 'feedback-burst' of 'http' is not usable:");
    refused(
        "brands:\n  - name: A\n    listing:\n      phon: x\n",
        "earshot.yml:4: unknown key 'phon' in 'listing'; did you mean 'phone'?");
    refused(
        "brands:\n  - name: A\n    listing:\n      hours: {mon: late}\n",
        "earshot.yml:4: 'hours' can't be read; write for example");
    refused("brands:\n  - query: x\n", "earshot.yml:2: a brand needs 'name'");
    refused(
        "brands: Acme\n",
        "earshot.yml:1: 'brands' must be a list (lines that begin with '-'), not 'Acme'");
    refused("brands:\n  - name: A\n  - name: A\n", "earshot.yml:3: a second brand named 'A'");
    refused(
        "brands:\n  - name: A\n    query: 'x AND ('\n",
        "earshot.yml:3: the query cannot be read: ");
    refused(
        "brands:\n  - name: A\n    sources:\n      - {type: fed, url: x}\n",
        "earshot.yml:4: unknown source type 'fed'; known are: feed, mastodon");
    refused(
        "brands:\n  - name: A\n    sources:\n      - {url: x}\n",
        "earshot.yml:4: a source needs 'type'");
    refused(
        "brands:\n  - name: A\n    sources:\n      - {type: feed}\n",
        "earshot.yml:4: a source of type feed needs 'url': address of the feed");
    refused(
        "brands:\n  - name: ${env:NOWHERE}\n",
        "earshot.yml:2: the environment variable NOWHERE is not set");
    refused(
        "brands:\n  - name: ${file:/no/such}\n", "earshot.yml:2: the file /no/such cannot be read");
    refused(
        "targets:\n  answer: soon\n",
        "earshot.yml:2: 'answer' of 'targets': 'soon' is no span of time; write for example 90s, 15m, 6h or 30d");
    refused("priority: {reach: -1}\n", "earshot.yml:1: 'reach' of 'priority' is not usable:");
    refused("a: [\n", "earshot.yml:2: not YAML:");
    refused("http:\n  port: 1\n  port: 2\n", "earshot.yml:3: 'port' stands twice; keep one");
  }

  @Test
  void aFileThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> Configuration.read(Path.of("/no/such/earshot.yml"), TYPES, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("/no/such/earshot.yml");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  private static Configuration parse(String text) {
    return Configuration.parse("earshot.yml", text, TYPES, Map.of());
  }

  private static SourceType type(String name, ConfigDef place) {
    return new SourceType(name, "earshot.ingest.sources." + name, place);
  }
}
