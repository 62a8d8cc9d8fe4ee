package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final ConfigDef SETTINGS =
      new Settings()
          .must("page", "\\d+", "a number", "Which page")
          .may("words", null, "What is searched")
          .some("what", List.of("posts", "ratings"), "What is read")
          .maySecret("key", "A key")
          .base("https://place.example", "Where it is asked")
          .config();

  private static AbstractConfig place(Map<String, ?> values) {
    return new AbstractConfig(SETTINGS, values);
  }

  @Test
  void whatMustBeThereMustFit() {
    assertThat(place(Map.of("page", " 12 ")).getString("page")).isEqualTo("12");
    assertThatThrownBy(() -> place(Map.of("page", "acme"))).hasMessageContaining("a number is due");
    assertThatThrownBy(() -> place(Map.of())).isInstanceOf(ConfigException.class);
  }

  @Test
  void someOfTheWordsAreAllUnlessOnlyFewAreWanted() {
    assertThat(Settings.list(place(Map.of("page", "1")), "what"))
        .containsExactly("posts", "ratings");
    assertThat(Settings.list(place(Map.of("page", "1", "what", "posts")), "what"))
        .containsExactly("posts");
    assertThatThrownBy(() -> place(Map.of("page", "1", "what", "pictures")))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aBlankTextIsNone() {
    assertThat(Settings.text(place(Map.of("page", "1", "words", " ")), "words")).isEmpty();
    assertThat(Settings.text(place(Map.of("page", "1")), "words")).isEmpty();
    assertThat(Settings.text(place(Map.of("page", "1", "words", " a b ")), "words"))
        .contains("a b");
  }

  @Test
  void aKeyLosesTheLineEndOfItsFile() {
    AbstractConfig place = place(Map.of("page", "1", "key", "abc\n"));
    assertThat(Settings.secret(place, "key")).isEqualTo("abc");
    assertThat(Settings.maySecret(place(Map.of("page", "1")), "key")).isNull();
  }

  @Test
  void aKeyThatNoHeaderCarriesIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> place(Map.of("page", "1", "key", "schlüssel")))
        .hasMessageContaining("key")
        .hasMessageNotContaining("schlüssel");
  }

  @Test
  void anApiShowsItsAddressAndNoKey() {
    Api api = Api.of(place(Map.of("page", "1"))).bearer("s3cret").with("X-None", null);
    assertThat(api.toString()).contains("place.example").doesNotContain("s3cret");
    assertThat(api.get(api.at("v1/things")).header("Authorization")).isEqualTo("Bearer s3cret");
    assertThat(api.get(api.at("v1/things")).header("X-None")).isNull();
  }
}
