package earshot.assess.theme;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of one language, and phrases of several, each of a theme. */
final class Vocabulary {
  private static final String BEGINNING = "*";

  /** By their first word. */
  private final Map<String, Map<String, Phrase>> phrases = new HashMap<>();

  /** By what their first word begins with. */
  private final Map<String, Map<String, Phrase>> beginnings = new HashMap<>();

  private int longestBeginning;

  private record Part(String word, boolean begins) {
    static Part of(String said) {
      boolean begins = said.endsWith(BEGINNING);
      String word = begins ? said.substring(0, said.length() - 1) : said;
      return new Part(String.join("", Themes.words(word)), begins);
    }

    boolean fits(String other) {
      return begins ? other.startsWith(word) : other.equals(word);
    }
  }

  private record Phrase(List<Part> parts, int theme) {
    boolean fits(List<String> words, int at) {
      if (at + parts.size() > words.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).fits(words.get(at + i))) {
          return false;
        }
      }
      return true;
    }
  }

  /** What is of a theme already stays there. */
  void add(String phrase, int theme) {
    List<Part> parts = Arrays.stream(phrase.split("_")).map(Part::of).toList();
    Part first = parts.getFirst();
    (first.begins() ? beginnings : phrases)
        .computeIfAbsent(first.word(), any -> new LinkedHashMap<>())
        .putIfAbsent(parts.toString(), new Phrase(parts, theme));
    if (first.begins()) {
      longestBeginning = Math.max(longestBeginning, first.word().length());
    }
  }

  /** Each place counts for the longest phrase there: as many hits as it has words. */
  void count(List<String> words, int[] hits) {
    for (int i = 0; i < words.size(); i++) {
      i += Math.max(0, hit(words, i, hits) - 1);
    }
  }

  /** How many words the phrase at this place has; none where there is none. */
  private int hit(List<String> words, int at, int[] hits) {
    String word = words.get(at);
    int found = longest(phrases.getOrDefault(word, Map.of()).values(), words, at, hits);
    for (int end = Math.min(longestBeginning, word.length()); end > 1 && found == 0; end--) {
      Map<String, Phrase> here = beginnings.getOrDefault(word.substring(0, end), Map.of());
      found = longest(here.values(), words, at, hits);
    }
    return found;
  }

  private static int longest(
      Collection<Phrase> candidates, List<String> words, int at, int[] hits) {
    int longest = 0;
    int theme = -1;
    for (Phrase candidate : candidates) {
      if (candidate.parts().size() > longest && candidate.fits(words, at)) {
        longest = candidate.parts().size();
        theme = candidate.theme();
      }
    }
    if (theme >= 0) {
      hits[theme] += longest;
    }
    return longest;
  }
}
