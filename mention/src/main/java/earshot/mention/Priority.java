package earshot.mention;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a mention comes first: its queue and the terms that do not move by themselves. Waiting time,
 * growth of its group and the weights enter when somebody asks.
 *
 * @param terms value of each term, 0 to 1, by name
 */
public record Priority(Queue queue, Map<String, Double> terms) {
  public Priority {
    terms.forEach(
        (term, value) -> Refuse.when(!(value >= 0 && value <= 1), "%s is 0 to 1: %s", term, value));
    terms = java.util.Collections.unmodifiableMap(new TreeMap<>(terms));
  }
}
