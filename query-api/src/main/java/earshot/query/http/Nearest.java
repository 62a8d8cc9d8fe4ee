package earshot.query.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known word that is a few letters away, or begins like it; empty when none is near. */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(
            candidate ->
                distance(word, candidate) <= most(word, candidate) || begins(word, candidate))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Few slip at the first letter: size is not meant to be time. */
  private static int most(String word, String candidate) {
    boolean sameStart = word.regionMatches(true, 0, candidate, 0, 1);
    return sameStart ? Math.max(1, Math.min(3, word.length() / 2)) : 1;
  }

  private static boolean begins(String word, String candidate) {
    return word.length() > 2 && (candidate.startsWith(word) || word.startsWith(candidate + "s"));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }
}
