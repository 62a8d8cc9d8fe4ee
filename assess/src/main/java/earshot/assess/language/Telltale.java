package earshot.assess.language;

import java.util.List;
import java.util.Optional;

/**
 * Letters that only one language writes, for languages of which there is no text to learn from.
 *
 * <p>Their script is shared with languages the model knows, and it would name one of those with
 * confidence.
 */
enum Telltale {
  PASHTO(Script.ARABIC, "ټډړښڼۍځڅ", "ps"),
  SINDHI(Script.ARABIC, "ٻڀٺٽڦڳڱڻڄڃڇڍڌڏڊ", "sd"),
  UYGHUR(Script.ARABIC, "ۇۈۋې", "ug"),
  TAJIK(Script.CYRILLIC, "ӣӯҷ", "tg"),
  TATAR(Script.CYRILLIC, "җ", "tt"),
  YIDDISH(Script.HEBREW, "װױײ", "yi"),
  ASSAMESE(Script.BENGALI, "ৰৱ", "as");

  private static final List<Telltale> ALL = List.of(values());

  private final Script script;
  private final String letters;
  private final String code;

  Telltale(Script script, String letters, String code) {
    this.script = script;
    this.letters = letters;
    this.code = code;
  }

  static List<String> codes() {
    return ALL.stream().map(telltale -> telltale.code).toList();
  }

  static Optional<String> in(Words words, Script script) {
    for (Telltale telltale : ALL) {
      if (telltale.script == script && words.holds(script, telltale.letters)) {
        return Optional.of(telltale.code);
      }
    }
    return Optional.empty();
  }
}
