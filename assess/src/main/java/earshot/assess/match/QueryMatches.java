package earshot.assess.match;

import earshot.assess.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** Which saved queries match one mention, and which could not be asked. */
public final class QueryMatches {
  private final Matchable mention;
  private final SortedMap<String, Query> matched;
  private final Map<String, Exception> failures;

  QueryMatches(
      Matchable mention, SortedMap<String, Query> matched, Map<String, Exception> failures) {
    this.mention = mention;
    this.matched = matched;
    this.failures = Map.copyOf(failures);
  }

  /** The ids of the matching queries, sorted. */
  public Set<String> ids() {
    return matched.keySet();
  }

  /** Queries that failed on this mention, with the reason; the others were asked all the same. */
  public Map<String, Exception> failures() {
    return failures;
  }

  /** What in the mention made the query match. */
  public List<Span> spans(String id) {
    return BruteMatcher.spans(
        Objects.requireNonNull(matched.get(id), () -> id + " does not match"), mention);
  }
}
