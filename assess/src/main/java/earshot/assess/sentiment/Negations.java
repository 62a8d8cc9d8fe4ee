package earshot.assess.sentiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that turn the feeling of what stands beside them, folded like texts. */
final class Negations {
  private static final Map<String, Set<String>> WORDS = new HashMap<>();
  private static final Map<String, Set<String>> COPULAS = new HashMap<>();

  static {
    COPULAS.put("hy", words("hy", "չէ չէր չէի չեն չէին"));
    COPULAS.put("fa", words("fa", "نیست نبود نباشد نیستند نداره ندارد نداشت"));
    put(
        "en",
        "not no never none nobody nothing neither nor nowhere without hardly barely cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt"
            + " shouldnt couldnt havent hasnt hadnt aint lacks lacking less");
    put("fa", "نه نیست نبود نباشد نمی بدون هیچ هیچی نیستم نیستند نداره ندارد نداشت");
    put("hy", "ոչ չի չէ չեմ չեն չես չենք չեք չկա առանց երբեք չէր");
    put("ru", "не нет ни без никогда нельзя никак");
    put("ar", "لا ما لم لن ليس ليست مو مش مب غير بدون بلا ولا");
    put("tr", "değil yok hiç ne degil asla");
    put("es", "no ni nunca jamás sin nada tampoco");
    put("de", "nicht kein keine keinen keinem keiner nie niemals ohne nichts weder");
    put("fr", "ne pas ni jamais sans rien aucun aucune plus");
    put("it", "non né mai senza niente nessun nessuna");
    put("pt", "não nao nem nunca sem nada jamais nenhum nenhuma");
  }

  private Negations() {}

  static Set<String> of(String language) {
    return WORDS.getOrDefault(language, Set.of());
  }

  /** Those of them that stand behind what they turn: "լավ չէ", "خوب نیست". */
  static Set<String> copulas(String language) {
    return COPULAS.getOrDefault(language, Set.of());
  }

  private static void put(String language, String words) {
    WORDS.put(language, words(language, words));
  }

  private static Set<String> words(String language, String words) {
    Set<String> folded = new HashSet<>();
    Tokens tokens = TextReader.read(FeatureExtractor.view(words, language));
    for (int token = 0; token < tokens.count; token++) {
      folded.add(tokens.word(token));
    }
    return folded;
  }
}
