package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.Unfit;
import earshot.query.Wording;
import earshot.query.live.MadePlace;
import earshot.query.live.PlaceBook.About;
import earshot.query.live.PlaceBook.Kind;
import earshot.query.live.PlaceBook.PlaceType;
import earshot.query.live.PlaceBook.PlaceWish;
import earshot.query.live.PlaceBook.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTypesTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private final PlaceTypes types =
      new PlaceTypes(SourceTypes.installed(), Map.of("KEY", "s3cret", "OTHER", "x"));

  private MadePlace made(String type, Map<String, List<String>> settings) {
    return types.made(
        "p1", new PlaceWish(type, List.of("Acme"), settings, Optional.of("mara")), NOON);
  }

  @Test
  void everyInstalledTypeCanBeAddedWithItsSettings() {
    assertThat(types.all(Locale.ENGLISH))
        .extracting(PlaceType::name)
        .containsExactlyElementsOf(SourceTypes.installed().keySet());
    PlaceType yelp =
        types.all(Locale.ENGLISH).stream()
            .filter(type -> type.name().equals("yelp"))
            .findFirst()
            .orElseThrow();

    assertThat(yelp.about().covers()).isNotBlank();
    assertThat(yelp.settings())
        .filteredOn(Setting::needed)
        .extracting(Setting::name)
        .contains("business");
    assertThat(yelp.settings())
        .filteredOn(setting -> setting.name().equals("key"))
        .extracting(Setting::kind)
        .containsExactly(Kind.SECRET);
    assertThat(yelp.settings()).extracting(Setting::name).doesNotContain("brands");
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everySentenceIsInEveryLanguageOfTheInterface(Locale language) {
    List<PlaceType> english = types.all(Locale.ENGLISH);
    List<PlaceType> translated = types.all(language);

    assertThat(translated).hasSameSizeAs(english);
    for (int i = 0; i < english.size(); i++) {
      assertThat(sentences(translated.get(i)))
          .as(english.get(i).name() + " in " + language)
          .allSatisfy((name, says) -> assertThat(says).as(name).isNotBlank())
          .doesNotContain(sentences(english.get(i)).entrySet().toArray(Map.Entry[]::new));
    }
  }

  static Stream<Locale> translations() {
    return Wording.LANGUAGES.stream()
        .filter(language -> !language.equals("en"))
        .map(Locale::forLanguageTag);
  }

  private static Map<String, String> sentences(PlaceType type) {
    About about = type.about();
    Map<String, String> sentences = new TreeMap<>();
    type.settings().forEach(setting -> sentences.put(setting.name(), setting.says()));
    sentences.put("about.covers", about.covers());
    sentences.put("about.cannot", about.cannot());
    sentences.put("about.edits", about.edits());
    sentences.put("about.deletions", about.deletions());
    sentences.put("about.cost", about.cost());
    sentences.put("about.retention", about.retention());
    sentences.put("about.reply", about.reply());
    sentences.put("about.key", about.key());
    return sentences;
  }

  @Test
  void secretsAreKeptAsTheyWereNamedAndFoundWhereTheyAreNeeded() {
    MadePlace place =
        made("yelp", Map.of("business", List.of("acme"), "key", List.of("${env:KEY}")));

    assertThat(place.settings()).containsEntry("key", "${env:KEY}");
    assertThat(types.place(place).orElseThrow().settings()).containsEntry("key", "s3cret");
    assertThat(types.place(place).orElseThrow().written()).containsEntry("key", "${env:KEY}");
    assertThat(types.shown(place).settings()).containsEntry("key", "${env:KEY}");
  }

  @Test
  void listsAreWrittenWithCommas() {
    MadePlace place =
        made(
            "mastodon",
            Map.of("server", List.of("https://toots.example"), "hashtags", List.of("a, b", " ")));

    assertThat(place.settings()).containsEntry("hashtags", List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "yelp; key; plain-secret; is a secret",
        "yelp; key; ${env:MISSING}; is not set",
        "yelp; business; ${env:KEY}; is no secret",
        "yelp; base-url; https://evil.example/${file:/etc/passwd}; is no secret",
        "yelp; key; ${env:KEY}${env:OTHER}; is a secret",
        "yelp; busines; acme; did you mean 'business'",
        "yelp; brands; Bolt; brands",
        "webpage; url; not an address; address",
        "nowhere; a; b; unknown source type"
      })
  void whatWouldLeakOrNotWorkIsRefused(String type, String name, String value, String why) {
    assertThatThrownBy(() -> made(type, Map.of(name, List.of(value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "url, nowhere, url, ADDRESS",
    "every, soon, every, OTHER",
    "budget, lots, budget, OTHER",
    "match, some, match, OTHER",
    "base-url, ${env:KEY}, base-url, REFERENCE"
  })
  void theSettingThatIsToBlameIsNamed(String name, String value, String field, Unfit.Kind kind) {
    Map<String, List<String>> settings = new TreeMap<>();
    settings.put("url", List.of("https://blog.example/feed"));
    settings.put(name, List.of(value));

    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> made("feed", settings))
        .satisfies(unfit -> assertThat(unfit.field()).isEqualTo(field))
        .satisfies(unfit -> assertThat(unfit.kind()).isEqualTo(kind));
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    Map<String, List<String>> settings =
        Map.of("business", List.of("acme"), "key", List.of("${env:MISSING}"));

    assertThatExceptionOfType(Unfit.class)
        .isThrownBy(() -> made("yelp", settings))
        .satisfies(unfit -> assertThat(unfit.field()).isEqualTo("key"))
        .satisfies(unfit -> assertThat(unfit.kind()).isEqualTo(Unfit.Kind.AWAY));
  }
}
