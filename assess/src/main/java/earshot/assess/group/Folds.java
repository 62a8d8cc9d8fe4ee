package earshot.assess.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which prints are copies of each other, or of copies of each other. Two that say otherwise are
 * never in one fold, whatever is near to both; unless both are no more than a longer one of the
 * fold with something left out.
 */
final class Folds {
  private static final int BANDS = 20;

  /** A fold is known by so many of its prints, the longest: variants of one text are few. */
  private static final int KNOWN_BY = 64;

  private final long[][] prints;
  private final int[] parents;
  private final List<List<Integer>> known = new ArrayList<>();

  private Folds(long[][] prints) {
    this.prints = prints;
    this.parents = IntStream.range(0, prints.length).toArray();
    IntStream.range(0, prints.length).forEach(print -> known.add(List.of(print)));
  }

  /**
   * Folds prints.
   *
   * @param prints each once, the longest first; none is empty
   */
  static Folds of(long[][] prints) {
    Folds folds = new Folds(prints);
    for (int band = 0; band < BANDS; band++) {
      folds.propose(band);
    }
    return folds;
  }

  /** The longest print of the fold that this one is in. */
  int longest(int print) {
    int root = print;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** Each is held against those of its bucket that are no copies of each other, which are few. */
  private void propose(int band) {
    Map<Long, List<Integer>> buckets = new HashMap<>();
    for (int print = 0; print < prints.length; print++) {
      List<Integer> bucket =
          buckets.computeIfAbsent(bucket(prints[print], band), any -> new ArrayList<>());
      if (!joinsOneOf(bucket, print) && bucket.size() < KNOWN_BY) {
        bucket.add(print);
      }
    }
  }

  private static long bucket(long[] print, int band) {
    long one = Long.MAX_VALUE;
    long two = Long.MAX_VALUE;
    for (long shingle : print) {
      one = Math.min(one, Hashes.mix(shingle ^ (2L * band + 1)));
      two = Math.min(two, Hashes.mix(shingle ^ (2L * band + 2)));
    }
    return Hashes.mix(one) ^ two;
  }

  private boolean joinsOneOf(List<Integer> bucket, int print) {
    for (int other : bucket) {
      int one = longest(other);
      int two = longest(print);
      if (one == two || (difference(other, print).isCopy() && agree(one, two))) {
        join(Math.min(one, two), Math.max(one, two));
        return true;
      }
    }
    return false;
  }

  private boolean agree(int one, int two) {
    int longest = Math.min(one, two);
    for (int ofOne : known.get(one)) {
      for (int ofTwo : known.get(two)) {
        if (difference(ofOne, ofTwo).saysOtherwise()
            && !(difference(ofOne, longest).isLeftOut()
                && difference(ofTwo, longest).isLeftOut())) {
          return false;
        }
      }
    }
    return true;
  }

  private Difference difference(int one, int other) {
    return Difference.of(prints[one], prints[other]);
  }

  private void join(int longer, int shorter) {
    if (longer != shorter) {
      parents[shorter] = longer;
      known.set(
          longer,
          Stream.of(known.get(longer), known.get(shorter))
              .flatMap(List::stream)
              .sorted()
              .limit(KNOWN_BY)
              .toList());
    }
  }
}
