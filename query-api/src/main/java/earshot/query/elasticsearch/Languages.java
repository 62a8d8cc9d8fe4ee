package earshot.query.elasticsearch;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The languages whose inflection the search box sees through, and the analyzers that know it.
 *
 * <p>Each has a field of its own, so that a mention is analysed once, by the analyzer of its
 * language. The names are Elasticsearch's own
 * (https://www.elastic.co/docs/reference/text-analysis/analysis-lang-analyzer).
 */
final class Languages {
  private static final Map<String, Language> ALL = all();

  private Languages() {}

  /**
   * One language.
   *
   * @param field the field that holds texts in it
   * @param scripts what it is written in
   */
  private record Language(String field, String analyzer, Set<UnicodeScript> scripts) {}

  /** The field for texts in this language (ISO 639-1), if we know its inflection. */
  static Optional<String> field(String language) {
    return Optional.ofNullable(ALL.get(language)).map(Language::field);
  }

  /** Analyzer by field. */
  static Map<String, String> analyzers() {
    Map<String, String> analyzers = new TreeMap<>();
    ALL.values().forEach(language -> analyzers.put(language.field(), language.analyzer()));
    return analyzers;
  }

  /** The fields of the languages that a word of these letters can belong to. */
  static List<String> fieldsFor(String word) {
    Set<UnicodeScript> used = EnumSet.noneOf(UnicodeScript.class);
    word.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(used::add);
    return ALL.values().stream()
        .filter(language -> language.scripts().stream().anyMatch(used::contains))
        .map(Language::field)
        .toList();
  }

  private static Map<String, Language> all() {
    Map<String, Language> all = new TreeMap<>();
    put(all, UnicodeScript.LATIN, "eu basque", "ca catalan", "cs czech", "da danish", "nl dutch");
    put(all, UnicodeScript.LATIN, "en english", "et estonian", "fi finnish", "fr french");
    put(all, UnicodeScript.LATIN, "gl galician", "de german", "hu hungarian", "id indonesian");
    put(all, UnicodeScript.LATIN, "ga irish", "it italian", "lv latvian", "lt lithuanian");
    put(all, UnicodeScript.LATIN, "no norwegian", "pt portuguese", "ro romanian", "es spanish");
    put(all, UnicodeScript.LATIN, "sv swedish", "tr turkish");
    put(all, UnicodeScript.CYRILLIC, "bg bulgarian", "ru russian", "sr serbian");
    put(all, UnicodeScript.ARABIC, "ar arabic", "fa persian", "ku sorani");
    put(all, UnicodeScript.ARMENIAN, "hy armenian");
    put(all, UnicodeScript.GREEK, "el greek");
    put(all, UnicodeScript.DEVANAGARI, "hi hindi");
    put(all, UnicodeScript.BENGALI, "bn bengali");
    put(all, UnicodeScript.THAI, "th thai");
    return all;
  }

  private static void put(Map<String, Language> all, UnicodeScript script, String... languages) {
    for (String language : languages) {
      String code = language.substring(0, 2);
      all.put(code, new Language("stem_" + code, language.substring(3), EnumSet.of(script)));
    }
  }
}
