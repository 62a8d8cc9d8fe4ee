package earshot.assess.priority;

import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The priority of a mention at an instant: Σ weight × term, plus the weight of waiting × the share
 * of the answer time that has passed while nobody answered.
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

  /** The sum and its reasons, for this mention, with these weights, now. */
  public static Score explain(Mention mention, Weights weights, Instant now) {
    List<Reason> reasons = new ArrayList<>();
    mention
        .priority()
        .map(Priority::terms)
        .ifPresent(terms -> terms.forEach((term, value) -> add(reasons, weights, term, value)));
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
