package earshot.assess.priority;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many points each term of the priority can give, and within what time the brand wants to
 * answer.
 *
 * @param points most points by term, zero or more; a term that is not named gives none
 * @param target answer time wanted; the waiting term is full when it has passed
 */
public record Weights(Map<String, Double> points, Duration target) {
  /** The term that grows while nobody answers; like {@link Growth#TERM} it is not stored. */
  public static final String WAITING = "waiting";

  /** Stars and feeling count most. */
  public static final Weights DEFAULT =
      new Weights(
          Map.of(
              "feeling",
              25.0,
              "stars",
              20.0,
              "question",
              10.0,
              "reach",
              15.0,
              "engagement",
              10.0,
              "novelty",
              5.0,
              Again.TERM,
              10.0,
              Growth.TERM,
              10.0,
              WAITING,
              20.0),
          Duration.ofHours(24));

  public Weights {
    points.forEach(Weights::refuseNonsense);
    if (target.isNegative() || target.isZero()) {
      throw new IllegalArgumentException("the answer time must be longer than nothing: " + target);
    }
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
  }

  private static void refuseNonsense(String term, double points) {
    if (!(points >= 0 && points < 1e6)) {
      throw new IllegalArgumentException("points of " + term + " must be 0 or more: " + points);
    }
  }

  /** The most points this term can give. */
  public double of(String term) {
    return points.getOrDefault(term, 0.0);
  }

  /** These weights with some changed. */
  public Weights with(Map<String, Double> changed) {
    Map<String, Double> merged = new LinkedHashMap<>(points);
    merged.putAll(changed);
    return new Weights(merged, target);
  }
}
