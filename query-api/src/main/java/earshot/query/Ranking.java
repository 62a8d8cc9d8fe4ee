package earshot.query;

import earshot.assess.priority.Growth;
import earshot.assess.priority.PriorityFormula;
import earshot.assess.priority.PriorityFormula.Score;
import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What priorities are summed with: frozen when the first page is asked, so that all pages agree.
 *
 * @param now when the first page was asked
 * @param growth of the groups that grow, by each name under which mentions were put into them
 */
public record Ranking(Instant now, Weights weights, Map<String, Double> growth) {
  public Ranking {
    growth = orNone(growth);
  }

  /** A ranking while nothing grows. */
  public Ranking(Instant now, Weights weights) {
    this(now, weights, Map.of());
  }

  /** The ranking of now. */
  public static Ranking of(Instant now, Weights weights, GroupBook book) {
    return new Ranking(now, weights, book.now().growth(now));
  }

  private static Map<String, Double> orNone(@Nullable Map<String, Double> growth) {
    return growth == null ? Map.of() : Map.copyOf(growth);
  }

  /** The priority of a mention and its reasons. */
  public Score explain(Mention mention) {
    return PriorityFormula.explain(mention, weights, now, growth(mention));
  }

  /**
   * The mention with the growth among its terms, unless it is there already. What counts is the
   * group that it was put into when it came: that is in its document, where ranks are computed.
   */
  Mention grown(Mention mention) {
    if (growth.isEmpty()) {
      return mention;
    }
    return mention
        .priority()
        .filter(priority -> !growth.isEmpty() && !priority.terms().containsKey(Growth.TERM))
        .map(priority -> mention.toDraft().priority(with(growth(mention), priority)).mention())
        .orElse(mention);
  }

  private double growth(Mention mention) {
    return mention.statements().stream()
        .map(Statement::group)
        .flatMap(Optional::stream)
        .mapToDouble(group -> growth.getOrDefault(group, 0.0))
        .max()
        .orElse(0);
  }

  private static Priority with(double growth, Priority priority) {
    Map<String, Double> terms = new TreeMap<>(priority.terms());
    terms.put(Growth.TERM, growth);
    return new Priority(priority.queue(), terms);
  }
}
