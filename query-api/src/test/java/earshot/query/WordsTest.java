package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All bundles say all in all languages. */
class WordsTest {
  private static final List<String> ROOMS =
      List.of("", "pages", "digest", "notify", "followup", "template");

  private static final Map<String, UnicodeScript> SCRIPTS =
      Map.of(
          "fa", UnicodeScript.ARABIC, "hy", UnicodeScript.ARMENIAN, "ru", UnicodeScript.CYRILLIC);

  /** The same everywhere: names and words of the query language. */
  private static final Set<String> SAME =
      Set.of(
          "foot.version",
          "foot.api",
          "help.fields",
          "span",
          "time.span",
          "trends.span",
          "alerts.told");

  private static Stream<String[]> translations() {
    return ROOMS.stream()
        .flatMap(room -> SCRIPTS.keySet().stream().map(language -> new String[] {room, language}));
  }

  private static Map<String, String> bundle(String room, String language) {
    String suffix = language.equals("en") ? "" : "_" + language;
    String file = (room.isEmpty() ? "" : room + "/") + "words" + suffix + ".properties";
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Wording.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Map<String, String> bundle = new TreeMap<>();
    words.forEach((key, value) -> bundle.put((String) key, (String) value));
    return bundle;
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyKeyIsThere(String room, String language) {
    assertThat(bundle(room, language).keySet()).isEqualTo(bundle(room, "en").keySet());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everyTextIsInItsLanguage(String room, String language) {
    bundle(room, language)
        .forEach(
            (key, text) -> {
              if (!SAME.contains(key)) {
                assertThat(text.codePoints().mapToObj(UnicodeScript::of).toList())
                    .as("%s of %s in %s: %s", key, room, language, text)
                    .contains(SCRIPTS.get(language));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("translations")
  void theSameValuesAreFilledIn(String room, String language) {
    Map<String, String> english = bundle(room, "en");
    bundle(room, language)
        .forEach(
            (key, text) ->
                assertThat(arguments(text))
                    .as("%s of %s in %s", key, room, language)
                    .isEqualTo(arguments(english.get(key))));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void pluralsHaveAllFormsOfTheirLanguageOrOneForAll(String room, String language) {
    Set<String> forms = PluralRules.forLocale(ULocale.forLanguageTag(language)).getKeywords();
    bundle(room, language)
        .forEach(
            (key, text) ->
                plurals(text)
                    .forEach(
                        used ->
                            assertThat(used.size() == 1 || used.containsAll(forms))
                                .as("%s of %s in %s has %s", key, room, language, used)
                                .isTrue()));
  }

  private static Set<String> arguments(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> arguments = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_NUMBER) {
        arguments.add(pattern.getSubstring(part));
      }
    }
    return arguments;
  }

  /** The forms that each plural of a text has, those for one number left out. */
  private static List<Set<String>> plurals(String text) {
    MessagePattern pattern = new MessagePattern(text);
    List<Set<String>> plurals = new java.util.ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START && part.getArgType() == ArgType.PLURAL) {
        plurals.add(forms(pattern, i));
      }
    }
    return plurals;
  }

  private static Set<String> forms(MessagePattern pattern, int start) {
    Set<String> forms = new HashSet<>();
    int depth = 0;
    for (int i = start + 1; i < pattern.getLimitPartIndex(start); i++) {
      Part part = pattern.getPart(i);
      switch (part.getType()) {
        case MSG_START -> depth++;
        case MSG_LIMIT -> depth--;
        case ARG_SELECTOR -> {
          if (depth == 0 && !pattern.getSubstring(part).startsWith("=")) {
            forms.add(pattern.getSubstring(part));
          }
        }
        default -> {} // words
      }
    }
    return forms;
  }
}
