package earshot.assess.priority;

import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The priority of a mention at an instant: Σ weight × term, plus the weight of growth × that of its
 * group, plus the weight of waiting × the share of the answer time that has passed while nobody
 * answered.
 */
public final class PriorityFormula {
  private PriorityFormula() {}

  /**
   * The sum and what it is made of, most points first.
   *
   * @param score points, 0 to the sum of all weights
   */
  public record Score(double score, List<Reason> reasons) {}

  /**
   * One reason.
   *
   * @param value the term, 0 to 1
   * @param points what it gives: weight × value
   */
  public record Reason(String term, double value, double points) {}

  /** The sum and its reasons, for this mention, with these weights, now, while nothing grows. */
  public static Score explain(Mention mention, Weights weights, Instant now) {
    return explain(mention, weights, now, 0);
  }

  /**
   * The sum and its reasons, for this mention, with these weights, now.
   *
   * @param growth of the group that it was put into; counts where its terms do not say it already
   */
  public static Score explain(Mention mention, Weights weights, Instant now, double growth) {
    List<Reason> reasons = new ArrayList<>();
    Map<String, Double> terms = mention.priority().map(Priority::terms).orElse(Map.of());
    terms.forEach((term, value) -> add(reasons, weights, term, value));
    if (mention.priority().isPresent() && !terms.containsKey(Growth.TERM)) {
      add(reasons, weights, Growth.TERM, growth);
    }
    add(reasons, weights, Weights.WAITING, waiting(mention, weights.target(), now));
    reasons.sort(Comparator.comparingDouble(Reason::points).reversed().thenComparing(Reason::term));
    return new Score(reasons.stream().mapToDouble(Reason::points).sum(), List.copyOf(reasons));
  }

  /** Whether somebody still waits for an answer. */
  public static boolean waits(Mention mention) {
    return mention.answer().isEmpty() && !settled(mention);
  }

  private static boolean settled(Mention mention) {
    return mention.status().flatMap(Status::named).filter(Status::settled).isPresent();
  }

  private static double waiting(Mention mention, Duration target, Instant now) {
    if (!waits(mention) || !mention.at().isBefore(now)) {
      return 0;
    }
    double passed = Duration.between(mention.at(), now).toMillis();
    return Math.min(1, passed / target.toMillis());
  }

  private static void add(List<Reason> reasons, Weights weights, String term, double value) {
    double points = weights.of(term) * value;
    if (points > 0) {
      reasons.add(new Reason(term, value, points));
    }
  }
}
