package earshot.assess.match;

/** Compares one word with a pattern or with a word that may be misspelt; counts code points. */
final class Letters {
  private Letters() {}

  /**
   * Whether the word is of the pattern: {@code *} any code points, {@code ?} one. Goes back only to
   * the last star.
   */
  static boolean matches(String pattern, String word) {
    int[] wanted = pattern.codePoints().toArray();
    int[] letters = word.codePoints().toArray();
    int at = 0;
    int star = -1;
    int resume = 0;
    for (int i = 0; i < letters.length; ) {
      if (at < wanted.length && wanted[at] == '*') {
        star = at++;
        resume = i;
      } else if (at < wanted.length && (wanted[at] == '?' || wanted[at] == letters[i])) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (at < wanted.length && wanted[at] == '*') {
      at++;
    }
    return at == wanted.length;
  }

  /**
   * Whether the words begin alike and differ by at most so many inserts, deletes, changes and swaps
   * of neighbours.
   */
  static boolean isNear(String one, String other, int edits) {
    if (one.isEmpty() || other.isEmpty() || one.codePointAt(0) != other.codePointAt(0)) {
      return false;
    }
    int[] a = one.codePoints().skip(1).toArray();
    int[] b = other.codePoints().skip(1).toArray();
    return Math.abs(a.length - b.length) <= edits && distance(a, b) <= edits;
  }

  private static int distance(int[] a, int[] b) {
    int[][] rows = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length][b.length];
  }

  private static int cheapest(int[][] rows, int[] a, int[] b, int i, int j) {
    int change = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
    int cheapest = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return swap ? Math.min(cheapest, rows[i - 2][j - 2] + 1) : cheapest;
  }
}
