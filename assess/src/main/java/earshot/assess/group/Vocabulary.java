package earshot.assess.group;

import earshot.assess.text.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words worth a vector: the commonest of each language, most room for those with most texts.
 */
final class Vocabulary {
  private static final int RAREST = 4;
  private static final int MOST = 700;

  /** Languages with more room: English has a teacher, the others are those of our first users. */
  private static final Map<String, Integer> MORE =
      Map.of("en", 22_000, "fa", 5_000, "hy", 5_000, "ru", 5_000, "ar", 5_000);

  /** Fewer texts than this teach nothing about the use of words. */
  private static final int FEWEST_TEXTS = 5_000;

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> texts = new TreeMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /** Counts in how many texts each word is. */
  void count(String language, List<String> text) {
    texts.merge(language, 1, Integer::sum);
    Map<String, Integer> own = counts.computeIfAbsent(language, any -> new HashMap<>());
    new HashSet<>(text).forEach(word -> own.merge(word, 1, Integer::sum));
  }

  /** English first, because its words have a teacher; then each language's own. */
  void choose() {
    choose("en");
    texts.keySet().forEach(this::choose);
  }

  private void choose(String language) {
    if (!MORE.containsKey(language) && texts.getOrDefault(language, 0) < FEWEST_TEXTS) {
      return;
    }
    counts.getOrDefault(language, Map.of()).entrySet().stream()
        .filter(word -> word.getValue() >= RAREST && isWord(word.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MORE.getOrDefault(language, MOST))
        .map(Map.Entry::getKey)
        .filter(word -> !numbers.containsKey(word))
        .forEach(
            word -> {
              numbers.put(word, words.size());
              words.add(word);
            });
  }

  private static boolean isWord(String word) {
    return word.length() <= 40
        && !word.equals(Terms.URL)
        && word.codePoints().anyMatch(Character::isLetter);
  }

  List<String> words() {
    return words;
  }

  /** The numbers of the words that were chosen, in order, the first so many. */
  int[] numbers(List<String> text, int most) {
    return text.stream().filter(numbers::containsKey).limit(most).mapToInt(numbers::get).toArray();
  }
}
