package earshot.deploy.config;

import earshot.assess.theme.ThemeEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Reads {@code themes}: what statements can be about, where the shipped list will not do. */
final class OwnThemes {
  static final ConfigDef THEME =
      new ConfigDef()
          .define(
              "name",
              Type.STRING,
              Importance.HIGH,
              "what the theme is called; one of that name may come with Earshot")
          .define(
              "shipped",
              Type.BOOLEAN,
              true,
              Importance.LOW,
              "whether the words that come with Earshot for this name stay; false without words takes the theme away")
          .define(
              "words",
              Type.STRING,
              null,
              Importance.HIGH,
              "words by language: {en: \"parking car_park\", ru: \"парков*\"}; word* is any word that begins so, two_words a phrase");

  private OwnThemes() {}

  static List<ThemeEdit> read(Yaml.Fields root) {
    List<ThemeEdit> themes = new ArrayList<>();
    for (Yaml written :
        Optional.ofNullable(root.fields().get("themes"))
            .map(list -> list.asList("'themes'"))
            .orElse(List.of())) {
      ThemeEdit theme = theme(written.asFields("a theme"));
      if (themes.stream().anyMatch(other -> other.name().equals(theme.name()))) {
        throw new ConfigurationException(
            written.at(), "a second theme named '" + theme.name() + "'; names must differ");
      }
      themes.add(theme);
    }
    return List.copyOf(themes);
  }

  private static ThemeEdit theme(Yaml.Fields fields) {
    Map<String, Yaml> plain = new LinkedHashMap<>(fields.fields());
    Optional<Yaml> words = Optional.ofNullable(plain.remove("words"));
    AbstractConfig theme =
        Section.read("a theme", new Yaml.Fields(fields.at(), plain), THEME, List.of());
    Map<String, String> byLanguage = new LinkedHashMap<>();
    words.ifPresent(
        each ->
            each.asFields("'words'")
                .value()
                .forEach((language, list) -> byLanguage.put(language, list.toString())));
    try {
      return new ThemeEdit(
          theme.getString("name").strip(), byLanguage, theme.getBoolean("shipped"));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(words.orElse(fields).at(), String.valueOf(e.getMessage()));
    }
  }
}
