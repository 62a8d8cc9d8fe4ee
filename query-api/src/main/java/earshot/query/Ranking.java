package earshot.query;

import earshot.assess.priority.PriorityFormula;
import earshot.assess.priority.PriorityFormula.Score;
import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import java.time.Instant;

/**
 * What priorities are summed with: frozen when the first page is asked, so that all pages agree.
 *
 * @param now when the first page was asked
 */
public record Ranking(Instant now, Weights weights) {
  /** The priority of a mention and its reasons. */
  public Score explain(Mention mention) {
    return PriorityFormula.explain(mention, weights, now);
  }
}
