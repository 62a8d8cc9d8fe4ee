package earshot.assess.group;

import java.util.Arrays;

/**
 * Joins the two clusters that are alike the most on average, again and again, down to a threshold.
 *
 * <p>Follows chains of nearest neighbours (Murtagh 1983): average likeness never rises when others
 * join, so two mutual nearest clusters may be joined at once, in time and memory square to the
 * number of items.
 */
final class AverageLink {
  private final float[][] likeness;
  private final int[] weights;
  private final int[] joinedInto;
  private final boolean[] done;
  private final float threshold;

  private AverageLink(float[][] likeness, int[] weights, float threshold) {
    this.likeness = likeness;
    this.weights = weights.clone();
    this.threshold = threshold;
    this.joinedInto = new int[weights.length];
    this.done = new boolean[weights.length];
    Arrays.setAll(joinedInto, i -> i);
  }

  /**
   * The number of each item's cluster, which is the number of its first item.
   *
   * @param likeness square and symmetric; is overwritten
   * @param weights how many things each item stands for
   */
  static int[] clusters(float[][] likeness, int[] weights, float threshold) {
    AverageLink link = new AverageLink(likeness, weights, threshold);
    link.run();
    return link.roots();
  }

  private void run() {
    int[] chain = new int[weights.length + 1];
    for (int start = 0; start < weights.length; start++) {
      int length = 0;
      while (!done[start] || length > 0) {
        if (length == 0) {
          chain[length++] = start;
        }
        length = step(chain, length);
      }
    }
  }

  /** Lengthens the chain, or joins its last two, or gives up an item that nothing is near to. */
  private int step(int[] chain, int length) {
    int last = chain[length - 1];
    int before = length > 1 ? chain[length - 2] : -1;
    int next = nearest(last, before);
    if (next < 0) {
      done[last] = true;
      return length - 1;
    }
    if (next == before) {
      join(Math.min(last, before), Math.max(last, before));
      return length - 2;
    }
    chain[length] = next;
    return length + 1;
  }

  /** The one before wins ties, else chains could go round for ever. */
  private int nearest(int item, int before) {
    float[] row = likeness[item];
    int best = before;
    float most = before < 0 ? Float.NEGATIVE_INFINITY : row[before];
    for (int other = 0; other < row.length; other++) {
      if (row[other] > most && !done[other] && other != item) {
        most = row[other];
        best = other;
      }
    }
    return most >= threshold ? best : -1;
  }

  private void join(int kept, int gone) {
    float a = weights[kept];
    float b = weights[gone];
    for (int other = 0; other < weights.length; other++) {
      float mean = (a * likeness[kept][other] + b * likeness[gone][other]) / (a + b);
      likeness[kept][other] = mean;
      likeness[other][kept] = mean;
    }
    weights[kept] += weights[gone];
    joinedInto[gone] = kept;
    done[gone] = true;
  }

  private int[] roots() {
    int[] roots = new int[joinedInto.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = joinedInto[i] == i ? i : roots[joinedInto[i]];
    }
    return roots;
  }
}
