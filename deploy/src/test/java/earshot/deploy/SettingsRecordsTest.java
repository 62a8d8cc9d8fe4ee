package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsRecordsTest {
  private static final String ACME = "brand:Acme";

  private static Map<String, byte[]> declared(String query, Map<String, byte[]> known) {
    String file = "brands:\n  - name: Acme\n    query: %s".formatted(query);
    return SettingsRecords.declared(
        Configuration.parse("earshot.yml", file, SourceTypes.installed(), Map.of()), known);
  }

  private static Brand acme(Map<String, byte[]> records) throws IOException {
    return MentionJson.read(records.get(ACME), Brand.class);
  }

  @Test
  void whatABrandAskedInTheFileOfBeforeIsKept() throws IOException {
    Map<String, byte[]> first = declared("acme", Map.of());
    Map<String, byte[]> second = declared("acme coffee", first);

    assertThat(acme(first).earlier()).isEmpty();
    assertThat(acme(second).earlier()).containsExactly("acme");
  }

  @Test
  void aFileThatStaysAsItWasChangesNoRecord() {
    Map<String, byte[]> known = declared("acme coffee", declared("acme", Map.of()));
    Map<String, byte[]> again = declared("acme coffee", known);

    assertThat(again).containsOnlyKeys(known.keySet());
    again.forEach((key, value) -> assertThat(value).as(key).isEqualTo(known.get(key)));
  }

  @Test
  void aBrandOfPeopleThatTheFileTakesOverKeepsWhatTheyAsked() throws IOException {
    Brand made = new Brand("Acme", Optional.of("bolt")).byPeople();
    Brand now = acme(declared("acme", Map.of(ACME, MentionJson.write(made))));

    assertThat(now.made()).isFalse();
    assertThat(now.earlier()).containsExactly("bolt");
  }

  @Test
  void whatCannotBeReadIsReplaced() throws IOException {
    Map<String, byte[]> known = new HashMap<>();
    known.put(ACME, "{\"format\":2}".getBytes(StandardCharsets.UTF_8));

    assertThat(acme(declared("acme", known)).query()).contains("acme");
  }
}
