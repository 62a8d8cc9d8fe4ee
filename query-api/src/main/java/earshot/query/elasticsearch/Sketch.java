package earshot.query.elasticsearch;

import earshot.assess.priority.Growth;
import earshot.assess.priority.PriorityFormula;
import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.Priority;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The terms of a priority in quarters, and whether somebody waits: so coarse that many mentions
 * share one, and fine enough to tell of most that they can't come first, whatever the weights are.
 *
 * @param steps of each term: twice the quarters that it has in full, and one more where it has a
 *     part of the next
 * @param waits whether its writer waits for an answer
 */
record Sketch(SortedMap<String, Integer> steps, boolean waits) {
  /** The field that holds it. */
  static final String FIELD = "sketch";

  /** The terms that no document holds: they move by themselves. */
  static final Set<String> MOVING = Set.of(Weights.WAITING, Growth.TERM);

  private static final double QUARTERS = 4;
  private static final String WAITS = "waits";
  private static final String BETWEEN = " ";

  Sketch {
    steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
  }

  /** Of this mention. */
  static Sketch of(Mention mention) {
    SortedMap<String, Integer> steps = new TreeMap<>();
    mention
        .priority()
        .map(Priority::terms)
        .orElse(Map.of())
        .forEach(
            (term, value) -> {
              if (value > 0 && !MOVING.contains(term)) {
                steps.put(term, steps(value));
              }
            });
    return new Sketch(steps, PriorityFormula.waits(mention));
  }

  private static int steps(double value) {
    int full = (int) Math.floor(value * QUARTERS);
    return 2 * full + (full == value * QUARTERS ? 0 : 1);
  }

  /** The one that was {@link #written}. */
  static Sketch read(String written) {
    SortedMap<String, Integer> steps = new TreeMap<>();
    boolean waits = false;
    for (String part : written.split(BETWEEN, -1)) {
      int colon = part.lastIndexOf(':');
      if (colon >= 0) {
        steps.put(part.substring(0, colon), Integer.parseInt(part.substring(colon + 1)));
      } else {
        waits |= part.equals(WAITS);
      }
    }
    return new Sketch(steps, waits);
  }

  /** As the index holds it. */
  String written() {
    StringBuilder written = new StringBuilder(waits ? WAITS : "");
    steps.forEach((term, step) -> written.append(BETWEEN).append(term).append(':').append(step));
    return written.toString();
  }

  /** The fewest points that a mention of this sketch has once it has waited too long. */
  double least(Weights weights) {
    return points(weights, 0);
  }

  /** The most points that it has while no group of it grows. */
  double most(Weights weights) {
    return points(weights, 1);
  }

  /**
   * @param up 1 to round parts of a quarter up, 0 to round them down
   */
  private double points(Weights weights, int up) {
    double points = waits ? weights.of(Weights.WAITING) : 0;
    for (Map.Entry<String, Integer> term : steps.entrySet()) {
      points += weights.of(term.getKey()) * ((term.getValue() + up) / 2) / QUARTERS;
    }
    return points;
  }
}
