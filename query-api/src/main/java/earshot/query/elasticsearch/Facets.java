package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import earshot.query.Facet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the values of each facet among what fits. */
final class Facets {
  private Facets() {}

  /** Most frequent first, as Elasticsearch orders them. */
  static Map<String, Aggregation> counted() {
    Map<String, Aggregation> counted = new LinkedHashMap<>();
    for (Facet facet : Facet.COUNTED) {
      counted.put(
          facet.word(),
          Aggregation.of(
              a -> a.terms(t -> t.field(FacetFields.of(facet)).size(Facet.MOST_VALUES))));
    }
    return counted;
  }

  static Map<Facet, Map<String, Long>> read(Map<String, Aggregate> aggregates) {
    Map<Facet, Map<String, Long>> facets = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.COUNTED) {
      Aggregate counted = aggregates.get(facet.word());
      if (counted != null) {
        facets.put(facet, counts(counted));
      }
    }
    return facets;
  }

  static Map<String, Long> counts(Aggregate counted) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (counted.isSterms()) { // no mention has ever had a value otherwise
      counted
          .sterms()
          .buckets()
          .array()
          .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
    }
    return counts;
  }
}
