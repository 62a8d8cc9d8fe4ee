package earshot.assess.sentiment;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Cuts texts into the pieces that encoders without capitals know: each word into the longest known
 * beginnings, one after the other. Links are left out, and whoever is addressed is the same user.
 */
final class WordPiece {
  private static final int MOST_CHARACTERS = 2_000;
  private static final int LONGEST_WORD = 100;
  private static final String INSIDE = "##";
  private static final Pattern LINK = Pattern.compile("https?://\\S+");
  private static final Pattern HANDLE = Pattern.compile("@\\w+");
  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}+");
  private static final Pattern ALONE =
      Pattern.compile("([\\p{Punct}\\p{IsPunctuation}\\p{IsHan}])");
  private static final Pattern GAP = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

  private final Map<String, Integer> pieces;
  private final int most;

  /** A text has at most so many pieces, its first and last mark among them. */
  WordPiece(Map<String, Integer> pieces, int most) {
    this.pieces = pieces;
    this.most = most;
  }

  /** The numbers of a text's pieces between the marks of beginning and end. */
  int[] of(String text) {
    int[] numbers = new int[most];
    numbers[0] = number("[CLS]");
    int count = 1;
    for (String word : GAP.split(plain(text))) {
      if (!word.isEmpty() && count < most - 1) {
        count = add(word, numbers, count);
      }
    }
    numbers[count] = number("[SEP]");
    return Arrays.copyOf(numbers, count + 1);
  }

  private static String plain(String text) {
    String said = HANDLE.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll("@user");
    String begun = said.substring(0, Math.min(MOST_CHARACTERS, said.length()));
    String folded = Normalizer.normalize(begun.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return ALONE.matcher(ACCENT.matcher(folded).replaceAll("")).replaceAll(" $1 ");
  }

  /** A word with any unknown part is unknown as a whole. */
  private int add(String word, int[] numbers, int from) {
    int count = from;
    int start = 0;
    while (start < word.length()) {
      int end = longestKnown(word, start);
      if (end == start || word.length() > LONGEST_WORD) {
        numbers[from] = number("[UNK]");
        return from + 1;
      }
      if (count < most - 1) {
        numbers[count++] = number(part(word, start, end));
      }
      start = end;
    }
    return count;
  }

  private int longestKnown(String word, int start) {
    int end = Math.min(word.length(), LONGEST_WORD + start);
    while (end > start && !pieces.containsKey(part(word, start, end))) {
      end--;
    }
    return end;
  }

  private static String part(String word, int start, int end) {
    return (start > 0 ? INSIDE : "") + word.substring(start, end);
  }

  private int number(String piece) {
    return Objects.requireNonNull(pieces.get(piece), piece);
  }
}
