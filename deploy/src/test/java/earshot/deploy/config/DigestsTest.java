package earshot.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.digest.Cron;
import earshot.query.digest.DigestPlan;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {
  private static final String REST =
      """
      brands:
        - {name: Acme}
      notify:
        desk: {type: webhook, url: "https://hooks.example/1"}
      digests:
      """;

  @Test
  void aDigestIsReadWithItsDefaults() {
    assertThat(
            read(
                "  - {brand: Acme, cron: '30 8 1 * *', zone: Asia/Yerevan, language: hy, notify: [desk]}\n"))
        .containsExactly(
            new DigestPlan(
                "Acme",
                Cron.of("30 8 1 * *"),
                ZoneId.of("Asia/Yerevan"),
                Locale.of("hy"),
                List.of("desk")));
    assertThat(read("  - {brand: Acme, notify: desk}\n"))
        .containsExactly(
            new DigestPlan(
                "Acme",
                Cron.of("0 9 * * MON"),
                ZoneId.of("UTC"),
                Locale.of("en"),
                List.of("desk")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "notify: desk; earshot.yml:6: a digest needs 'brand'",
        "brand: Zest, notify: desk; 'brands' does not name; named are: Acme",
        "brand: Acme; earshot.yml:6: a digest needs 'notify'",
        "brand: Acme, notify: []; goes to nobody",
        "brand: Acme, notify: boss; notifies 'boss', which 'notify' does not describe",
        "brand: Acme, notify: desk, cron: '0 9 30 2 *'; never comes: no such month has a day 30",
        "brand: Acme, notify: desk, cron: '0 25 * * *'; the hour '25' can't be read",
        "brand: Acme, notify: desk, cron: weekly; five are due",
        "brand: Acme, notify: desk, zone: Mars/Base; 'zone' of a digest",
        "brand: Acme, notify: desk, language: xx; 'language' of a digest is not usable",
        "brand: Acme, notify: desk, every: 1d; unknown key 'every'",
      })
  void nonsenseIsRefusedWhereItStands(String digest, String why) {
    assertThatThrownBy(() -> read("  - {" + digest + "}\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("earshot.yml:6:")
        .hasMessageContaining(why);
  }

  @Test
  void theSameTwiceIsRefused() {
    String one = "  - {brand: Acme, notify: desk}\n";

    assertThatThrownBy(() -> read(one + one)).hasMessageContaining("declared twice");
  }

  private static List<DigestPlan> read(String digests) {
    return Configuration.parse("earshot.yml", REST + digests, Map.of(), Map.of()).digests();
  }
}
