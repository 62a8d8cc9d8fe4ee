package earshot.query;

import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What priorities are summed with: frozen when the first page is asked, so that all pages agree.
 *
 * @param now when the first page was asked
 * @param weights points of each stored term at its value 1
 * @param waiting points of having waited for the whole target
 * @param target how soon an answer is due
 */
public record Ranking(Instant now, Map<String, Double> weights, double waiting, Duration target) {
  public Ranking {
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  /** The points of a mention: stored terms by weight, and how long it has waited for an answer. */
  public double priority(Mention mention) {
    Optional<Priority> priority = mention.priority();
    double points =
        priority.stream()
            .flatMap(p -> p.terms().entrySet().stream())
            .mapToDouble(term -> weights.getOrDefault(term.getKey(), 0.0) * term.getValue())
            .sum();
    boolean waits = priority.filter(p -> p.queue() == Queue.ANSWER).isPresent();
    return waits ? points + waiting * waited(mention) : points;
  }

  private double waited(Mention mention) {
    double age = Duration.between(mention.at(), now).toMillis();
    return Math.clamp(age / target.toMillis(), 0.0, 1.0);
  }
}
