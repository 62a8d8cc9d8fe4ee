package earshot.assess.group;

import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Folds texts that are nearly the same, word by word: reposts, syndicated reviews, copied
 * campaigns.
 *
 * <p>Min-hash bands propose (Broder 1997), the shared part of the word pairs decides, and chains of
 * such pairs are one, the longest text first, whatever their order. Where more than an end was cut,
 * a not, a yes, a number or another word in a short text makes it another thing said, and no third
 * text that is near to both brings the two together.
 */
public final class NearDuplicates {
  private static final int LONGEST_TEXT = 4_000;

  /** Shorter texts are alike by chance: "Great coffee!" of two people is two opinions. */
  private static final int SHORTEST = 6;

  private static final Set<String> REPOST =
      Set.of("rt", "via", "repost", "reposted", "репост", "ретвит", "ریتوییت", "بازنشر");

  private static final Comparator<long[]> LONGEST_FIRST =
      Comparator.<long[]>comparingInt(print -> -print.length).thenComparing(Arrays::compare);

  private NearDuplicates() {}

  /**
   * What a text is told from others by, to be kept where texts may not: its word pairs and turns as
   * hashes, smallest first. The smallest is mostly the same in near-duplicates, so a sample by it
   * keeps them together. None for a text too short to be a copy of another.
   */
  public static Optional<byte[]> print(String text) {
    long[] shingles = shingles(text);
    if (Arrays.stream(shingles).filter(shingle -> !Turns.isMark(shingle)).count() < SHORTEST) {
      return Optional.empty();
    }
    ByteBuffer print = ByteBuffer.allocate(shingles.length * Long.BYTES);
    print.asLongBuffer().put(shingles);
    return Optional.of(print.array());
  }

  /**
   * For each text that has near-duplicates one of them, the same for all.
   *
   * @param prints what {@link #print} gave, by id
   */
  public static Map<String, String> copies(SortedMap<String, byte[]> prints) {
    List<String> ids = List.copyOf(prints.keySet());
    int[] firsts =
        firsts(prints.values().stream().map(NearDuplicates::shingles).toArray(long[][]::new));
    Map<String, String> copies = new HashMap<>();
    for (int text = 0; text < firsts.length; text++) {
      if (firsts[text] != text) {
        copies.put(ids.get(text), ids.get(firsts[text]));
        copies.put(ids.get(firsts[text]), ids.get(firsts[text]));
      }
    }
    return copies;
  }

  private static long[] shingles(byte[] print) {
    long[] shingles = new long[print.length / Long.BYTES];
    ByteBuffer.wrap(print).asLongBuffer().get(shingles);
    return shingles;
  }

  /**
   * For each text the number of the first that is nearly the same; its own, if there is none.
   *
   * @param shingles of each text, see {@link #shingles(String)}
   */
  static int[] firsts(long[][] shingles) {
    TreeMap<long[], List<Integer>> texts = new TreeMap<>(LONGEST_FIRST);
    for (int text = 0; text < shingles.length; text++) {
      if (shingles[text].length > 0) {
        texts.computeIfAbsent(shingles[text], any -> new ArrayList<>()).add(text);
      }
    }
    Folds folds = Folds.of(texts.keySet().toArray(long[][]::new));
    Map<Integer, List<Integer>> together = new HashMap<>();
    int print = 0;
    for (List<Integer> same : texts.values()) {
      together.computeIfAbsent(folds.longest(print++), any -> new ArrayList<>()).addAll(same);
    }
    int[] firsts = IntStream.range(0, shingles.length).toArray();
    together.values().forEach(fold -> fold.forEach(text -> firsts[text] = Collections.min(fold)));
    return firsts;
  }

  /**
   * Pairs of neighbouring words, the first word, and those that turn the rest, as often as each
   * does. Addresses and handles change in reposts, tags are put behind them, and the word that says
   * that it is one comes and goes.
   */
  static long[] shingles(String text) {
    Terms terms =
        Tokens.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT)).words();
    long[] shingles = new long[2 * terms.size()];
    int size = 0;
    long before = 0;
    Map<Long, Integer> turns = new HashMap<>();
    int end = end(text, terms);
    for (int i = 0; i < end; i++) {
      if (!terms.term(i).equals(Terms.URL)
          && !isHandle(text, terms, i)
          && !isRepost(text, terms, i)) {
        long word = Hashes.of(terms.term(i));
        shingles[size++] = Hashes.mix(before * 31 + word);
        if (Turns.in(terms.term(i))) {
          shingles[size++] = Turns.mark(word, turns.merge(word, 1, Integer::sum));
        }
        before = word;
      }
    }
    return Arrays.stream(shingles, 0, size).sorted().distinct().toArray();
  }

  /** Without addresses and tags behind it, and without a word that may have been cut. */
  private static int end(String text, Terms terms) {
    int end = terms.size();
    while (end > 0 && (terms.term(end - 1).equals(Terms.URL) || isTag(text, terms, end - 1))) {
      end--;
    }
    String behind = end == 0 ? "" : text.substring(terms.end(end - 1)).stripLeading();
    return behind.startsWith("…") || behind.startsWith("...") ? end - 1 : end;
  }

  private static boolean isTag(String text, Terms terms, int at) {
    return isHandle(text, terms, at) || isBehind('#', text, terms, at);
  }

  private static boolean isHandle(String text, Terms terms, int at) {
    return at < terms.size() && isBehind('@', text, terms, at);
  }

  private static boolean isBehind(char mark, String text, Terms terms, int at) {
    return terms.start(at) > 0 && text.charAt(terms.start(at) - 1) == mark;
  }

  private static boolean isRepost(String text, Terms terms, int at) {
    return REPOST.contains(terms.term(at)) && (at == 0 || isHandle(text, terms, at + 1));
  }
}
