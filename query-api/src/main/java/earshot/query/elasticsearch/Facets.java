package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import earshot.mention.Mention;
import earshot.query.Facet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the values of each facet among what fits.
 *
 * <p>Facets of which a mention has one value of a few are counted together, as cells of one table:
 * that is one walk over what fits instead of five.
 */
final class Facets {
  /** The field that holds a mention's values of those facets. */
  static final String CELL = "cell";

  /** Statuses are the only ones that others than we could invent, so they come last. */
  private static final List<Facet> TOGETHER =
      List.of(Facet.KIND, Facet.SENTIMENT, Facet.QUEUE, Facet.RATING, Facet.STATUS);

  /** Kinds, feelings, queues, stars and statuses make fewer. */
  private static final int MOST_CELLS = 10_000;

  private static final String BETWEEN = "|";
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private Facets() {}

  /** Where a mention stands in the table. */
  static String cell(Mention mention) {
    StringBuilder cell = new StringBuilder();
    for (Facet facet : TOGETHER) {
      facet.of(mention).forEach(cell::append);
      cell.append(BETWEEN);
    }
    return cell.substring(0, cell.length() - 1);
  }

  /** Most frequent first, as Elasticsearch orders them. */
  static Map<String, Aggregation> counted() {
    Map<String, Aggregation> counted = new LinkedHashMap<>();
    counted.put(CELL, terms(CELL, MOST_CELLS));
    for (Facet facet : Facet.COUNTED) {
      if (!TOGETHER.contains(facet)) {
        counted.put(facet.word(), terms(FacetFields.of(facet), Facet.MOST_VALUES));
      }
    }
    return counted;
  }

  private static Aggregation terms(String field, int size) {
    return Aggregation.of(a -> a.terms(t -> t.field(field).size(size)));
  }

  static Map<Facet, Map<String, Long>> read(Map<String, Aggregate> aggregates) {
    Aggregate cells = aggregates.get(CELL);
    if (cells == null) {
      return Map.of(); // nobody asked
    }
    Map<Facet, Map<String, Long>> facets = new EnumMap<>(together(counts(cells)));
    for (Facet facet : Facet.COUNTED) {
      Aggregate counted = aggregates.get(facet.word());
      if (counted != null) {
        facets.put(facet, counts(counted));
      }
    }
    return facets;
  }

  private static Map<Facet, Map<String, Long>> together(Map<String, Long> cells) {
    Map<Facet, Map<String, Long>> sums = new EnumMap<>(Facet.class);
    TOGETHER.forEach(facet -> sums.put(facet, new LinkedHashMap<>()));
    cells.forEach((cell, count) -> add(cell, count, sums));
    sums.replaceAll((facet, counts) -> mostFirst(counts));
    return sums;
  }

  private static void add(String cell, long count, Map<Facet, Map<String, Long>> sums) {
    String[] values = cell.split("\\" + BETWEEN, TOGETHER.size());
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        sums.computeIfAbsent(TOGETHER.get(i), any -> new LinkedHashMap<>())
            .merge(values[i], count, Long::sum);
      }
    }
  }

  private static Map<String, Long> mostFirst(Map<String, Long> counts) {
    Map<String, Long> first = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(MOST_FIRST)
        .limit(Facet.MOST_VALUES)
        .forEach(count -> first.put(count.getKey(), count.getValue()));
    return first;
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
