package earshot.assess.group;

import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Folds texts that are nearly the same, word by word: reposts, syndicated reviews, copied
 * campaigns.
 *
 * <p>Min-hash bands propose (Broder 1997), the shared part of the word pairs decides, and chains of
 * such pairs are one: components don't depend on the order of the texts. Where more than an end was
 * cut, a not, a yes, a number or another word in a short text makes it another thing said.
 */
public final class NearDuplicates {
  /** Two texts share this much of their word pairs, or they are two things said. */
  private static final double SHARED = 0.7;

  /** So many word pairs around each that differs, or another word was put in on purpose. */
  private static final int REPLACED = 12;

  /** What tells the hashes of {@link Turns} from those of word pairs. */
  private static final long TURN = 0xFFFF;

  private static final int TURN_SHIFT = 48;
  private static final int BANDS = 20;
  private static final int LONGEST_TEXT = 4_000;

  /** Shorter texts are alike by chance: "Great coffee!" of two people is two opinions. */
  private static final int SHORTEST = 6;

  private static final Set<String> REPOST =
      Set.of("rt", "via", "repost", "reposted", "репост", "ретвит", "ریتوییت", "بازنشر");

  private final long[][] shingles;
  private final int[] parents;

  private NearDuplicates(long[][] shingles) {
    this.shingles = shingles;
    this.parents = IntStream.range(0, shingles.length).toArray();
  }

  /**
   * What a text is told from others by, to be kept where texts may not: its word pairs and turns as
   * hashes, smallest first. The smallest is mostly the same in near-duplicates, so a sample by it
   * keeps them together. None for a text too short to be a copy of another.
   */
  public static Optional<byte[]> print(String text) {
    long[] shingles = shingles(text);
    if (Arrays.stream(shingles).filter(shingle -> !isTurn(shingle)).count() < SHORTEST) {
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
    NearDuplicates duplicates = new NearDuplicates(shingles);
    for (int band = 0; band < BANDS; band++) {
      duplicates.propose(band);
    }
    int[] firsts = new int[shingles.length];
    Arrays.setAll(firsts, duplicates::root);
    return firsts;
  }

  /** Each text is held against the first of its bucket, so that a thousand reposts cost little. */
  private void propose(int band) {
    Map<Long, Integer> buckets = new HashMap<>();
    for (int text = 0; text < shingles.length; text++) {
      if (shingles[text].length > 0) {
        Integer first = buckets.putIfAbsent(bucket(shingles[text], band), text);
        if (first != null && root(first) != root(text) && same(shingles[first], shingles[text])) {
          join(root(first), root(text));
        }
      }
    }
  }

  private static long bucket(long[] shingles, int band) {
    long one = Long.MAX_VALUE;
    long two = Long.MAX_VALUE;
    for (long shingle : shingles) {
      one = Math.min(one, Hashes.mix(shingle ^ (2L * band + 1)));
      two = Math.min(two, Hashes.mix(shingle ^ (2L * band + 2)));
    }
    return Hashes.mix(one) ^ two;
  }

  /**
   * What was cut off or added at an end leaves one side nothing of its own. Where both have
   * something and it is of one length, words were replaced.
   */
  private static boolean same(long[] a, long[] b) {
    int shared = 0;
    int ofA = 0;
    int ofB = 0;
    boolean turned = false;
    for (int i = 0, j = 0; i < a.length || j < b.length; ) {
      boolean inA = j == b.length || (i < a.length && a[i] <= b[j]);
      boolean inB = i == a.length || (j < b.length && b[j] <= a[i]);
      if (isTurn(inA ? a[i] : b[j])) {
        turned |= inA != inB;
      } else {
        shared += inA && inB ? 1 : 0;
        ofA += inB ? 0 : 1;
        ofB += inA ? 0 : 1;
      }
      i += inA ? 1 : 0;
      j += inB ? 1 : 0;
    }
    return shared >= SHARED * (shared + ofA + ofB)
        && (!turned || Math.min(ofA, ofB) == 0)
        && (ofA != ofB || shared >= REPLACED * ofA);
  }

  private static boolean isTurn(long shingle) {
    return shingle >>> TURN_SHIFT == TURN;
  }

  private int root(int text) {
    int root = text;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void join(int a, int b) {
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  /**
   * Pairs of neighbouring words, the first word, and those that turn the rest. Addresses and
   * handles change in reposts, and the word that says that it is one comes and goes.
   */
  static long[] shingles(String text) {
    Terms terms =
        Tokens.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT)).words();
    long[] shingles = new long[2 * terms.size()];
    int size = 0;
    long before = 0;
    int end = end(text, terms);
    for (int i = 0; i < end; i++) {
      if (!terms.term(i).equals(Terms.URL)
          && !isHandle(text, terms, i)
          && !isRepost(text, terms, i)) {
        long word = Hashes.of(terms.term(i));
        shingles[size++] = Hashes.mix(before * 31 + word);
        if (Turns.in(terms.term(i))) {
          shingles[size++] = word | TURN << TURN_SHIFT;
        }
        before = word;
      }
    }
    return Arrays.stream(shingles, 0, size).sorted().distinct().toArray();
  }

  /** Without addresses behind it, and without a word of which some may have been cut off. */
  private static int end(String text, Terms terms) {
    int end = terms.size();
    while (end > 0 && terms.term(end - 1).equals(Terms.URL)) {
      end--;
    }
    boolean cut =
        end > 0
            && (text.startsWith("…", terms.end(end - 1))
                || text.startsWith("...", terms.end(end - 1)));
    return cut ? end - 1 : end;
  }

  private static boolean isHandle(String text, Terms terms, int at) {
    return at < terms.size() && terms.start(at) > 0 && text.charAt(terms.start(at) - 1) == '@';
  }

  private static boolean isRepost(String text, Terms terms, int at) {
    return REPOST.contains(terms.term(at)) && (at == 0 || isHandle(text, terms, at + 1));
  }
}
