package earshot.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.assess.theme.ThemeEdit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnThemesTest {
  private static List<ThemeEdit> read(String list) {
    return Configuration.parse("earshot.yml", "themes:\n" + list, Map.of(), Map.of()).themes();
  }

  @Test
  void themesHaveWordsByLanguage() {
    assertThat(
            read(
                """
                  - name: parking
                    words: {en: "parking car_park", hy: "կայանատեղ*"}
                  - {name: price, shipped: false}
                """))
        .containsExactly(
            new ThemeEdit("parking", Map.of("en", "parking car_park", "hy", "կայանատեղ*"), true),
            new ThemeEdit("price", Map.of(), false));
  }

  @Test
  void withoutAnyTheShippedListStays() {
    assertThat(Configuration.parse("earshot.yml", "", Map.of(), Map.of()).themes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "  - {words: {en: parking}}; needs 'name'",
        "  - {name: parking, word: {en: parking}}; unknown key 'word'",
        "  - {name: parking, words: {English: parking}}; under a language like en",
        "  - {name: parking, words: {en: ''}}; no words under en",
        "  - {name: parking, words: parking}; 'words'",
        "  - {name: ' '}; a theme needs a name",
        "- {name: a}~- {name: a}; a second theme named 'a'"
      })
  void whatMakesNoSenseIsRefusedWhereItStands(String list, String why) {
    assertThatThrownBy(() -> read(list.replace('~', '\n')))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("earshot.yml:")
        .hasMessageContaining(why);
  }
}
