package earshot.assess.language;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Texts to learn from by script and language, with each language drawn evenly from its sources, so
 * that the style of one large set is not taken for the language.
 */
final class Corpus {
  private static final int MOST_OF_A_SOURCE = 4000;
  private static final int MOST_OF_A_LANGUAGE = 9000;
  private static final int MORE_FOR_A_SOURCE = 800;
  private static final int MOST_ROMANISED = 3000;

  /** Below this share of a language's texts, a script is somebody quoting another language. */
  private static final double LEAST_SHARE = 0.1;

  /** Languages that people write in Latin letters too, however rare that is in the data. */
  private static final Set<String> ALSO_LATIN = Set.of("ar", "hi", "hy");

  /** Sets call it Norwegian or Bokmål; Nynorsk stays apart. */
  private static final Map<String, String> SAME = Map.of("nb", "no");

  private static final Set<String> NO_LANGUAGE = Set.of("", "und", "mul", "zxx");

  private final Map<Script, Map<String, Map<String, List<Words>>>> texts =
      new EnumMap<>(Script.class);
  private final Map<String, Integer> rows = new HashMap<>();

  static String code(String language) {
    return SAME.getOrDefault(language, language);
  }

  static boolean known(String language) {
    return !NO_LANGUAGE.contains(language);
  }

  void add(LabelledText labelled) {
    if (known(labelled.language())) {
      add(
          code(labelled.language()),
          labelled.set() + '/' + labelled.kind(),
          Words.of(labelled.text()));
    }
  }

  private void add(String language, String source, Words words) {
    Script script = words.main();
    rows.merge(language, 1, Integer::sum);
    if (script.shared() || script == Script.ARMENIAN) {
      List<Words> list =
          texts
              .computeIfAbsent(script, s -> new TreeMap<>())
              .computeIfAbsent(language, l -> new TreeMap<>())
              .computeIfAbsent(source, s -> new ArrayList<>());
      if (list.size() < MOST_OF_A_SOURCE) {
        list.add(words);
      }
    }
  }

  /** Adds copies of the Armenian and Persian texts in Latin letters. */
  void romanise(long seed) throws IOException {
    romanise("hy", Script.ARMENIAN, Romaniser.armenian(), new Random(seed));
    romanise("fa", Script.ARABIC, Romaniser.persian(), new Random(seed));
  }

  private void romanise(String language, Script from, Romaniser romaniser, Random random) {
    texts(from).getOrDefault(language, Map.of()).values().stream()
        .flatMap(list -> list.stream().limit(MOST_ROMANISED))
        .toList()
        .forEach(
            words -> add(language, "romanised", Words.of(romaniser.write(words, from, random))));
  }

  /** The languages of a script with their texts, both in a fixed order. */
  Map<String, List<Words>> balanced(Script script) {
    Map<String, List<Words>> balanced = new TreeMap<>();
    texts(script)
        .forEach(
            (language, sources) -> {
              if (writtenIn(script, language, sources)) {
                balanced.put(language, inTurns(new ArrayList<>(sources.values())));
              }
            });
    return balanced;
  }

  private boolean writtenIn(Script script, String language, Map<String, List<Words>> sources) {
    int here = sources.values().stream().mapToInt(List::size).sum();
    return here >= LEAST_SHARE * rows.getOrDefault(language, 0)
        || (script == Script.LATIN
            && (sources.containsKey("romanised") || ALSO_LATIN.contains(language)));
  }

  private static List<Words> inTurns(List<List<Words>> sources) {
    List<Words> chosen = new ArrayList<>();
    int most = Math.max(MOST_OF_A_LANGUAGE, MORE_FOR_A_SOURCE * sources.size());
    boolean more = true;
    for (int turn = 0; more && chosen.size() < most; turn++) {
      more = false;
      for (List<Words> source : sources) {
        if (turn < source.size()) {
          chosen.add(source.get(turn));
          more = true;
        }
      }
    }
    return chosen;
  }

  private Map<String, Map<String, List<Words>>> texts(Script script) {
    return texts.getOrDefault(script, Map.of());
  }
}
