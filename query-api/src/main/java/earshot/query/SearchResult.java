package earshot.query;

import earshot.mention.Mention;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of an answer.
 *
 * @param total how many fit, over all pages
 * @param facets how many of them have each value, most frequent first; empty when not asked for
 * @param after continues behind the last hit without gaps or repeats; absent when nothing is left
 * @param ranking the weights and the time that priorities were summed with, the same on all pages
 */
public record SearchResult(
    long total,
    List<Hit> hits,
    Map<Facet, Map<String, Long>> facets,
    Optional<String> after,
    Ranking ranking) {
  public SearchResult {
    hits = List.copyOf(hits);
    Map<Facet, Map<String, Long>> ordered = new EnumMap<>(Facet.class);
    ordered.putAll(facets);
    facets = Collections.unmodifiableMap(ordered);
  }

  /** The mentions alone. */
  public List<Mention> mentions() {
    return hits.stream().map(Hit::mention).toList();
  }
}
