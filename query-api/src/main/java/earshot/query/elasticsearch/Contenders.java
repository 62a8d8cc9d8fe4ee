package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import earshot.assess.priority.Growth;
import earshot.assess.priority.Weights;
import earshot.query.Cursor;
import earshot.query.Facet;
import earshot.query.Moment;
import earshot.query.Ranking;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells who of all that fits can stand on a page of the most urgent, so that priorities need not be
 * summed for a million mentions to find twenty.
 *
 * <p>How many have each {@link Sketch} says how many points the page has at least; a mention whose
 * sketch allows for fewer is not on it. That is certain and not likely, so the page stays the same.
 * What has not waited too long yet, and what stands in a group that grows, has its points by the
 * minute: the first always contends, the second with all the points that growth can give.
 */
final class Contenders {
  private static final String LATE = "late";
  private static final String SKETCHES = "sketches";

  /** More than terms in quarters make in practice; with more of them everybody contends. */
  private static final int MOST_SKETCHES = 10_000;

  /** Scores have seven digits, so equal sums may differ by this share of all points. */
  private static final double ROUNDING = 1e-6;

  private final Ranking ranking;
  private final int size;
  private final double behind;
  private final double margin;
  private final double growth;

  /** The most urgent of this number, those behind a cursor if there is one. */
  Contenders(Ranking ranking, int size, Optional<Cursor> cursor) {
    Weights weights = ranking.weights();
    this.ranking = ranking;
    this.size = size;
    this.behind = cursor.map(Cursor::score).orElse(Double.POSITIVE_INFINITY);
    this.margin =
        ROUNDING * weights.points().values().stream().mapToDouble(Double::doubleValue).sum();
    this.growth =
        weights.of(Growth.TERM)
            * ranking.growth().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** One sketch with what it is worth. */
  private record Worth(String sketch, long count, double least, double most) {}

  /** What has to be counted among all that fits. */
  Map<String, Aggregation> counted() {
    Aggregation sketches =
        Aggregation.of(a -> a.terms(t -> t.field(Sketch.FIELD).size(MOST_SKETCHES)));
    Query late = Query.of(q -> q.range(r -> r.date(d -> d.field("at").lt(overdue()))));
    return Map.of(LATE, Aggregation.of(a -> a.filter(late).aggregations(SKETCHES, sketches)));
  }

  /** To the hour, so that Elasticsearch finds what it counted a minute ago. */
  private String overdue() {
    return String.valueOf(
        Moment.millis(
            ranking.now().minus(ranking.weights().target()).truncatedTo(ChronoUnit.HOURS)));
  }

  /** Who contends, by what was counted; empty where everybody does. */
  Optional<Query> among(Map<String, Aggregate> counts) {
    Aggregate sketches =
        Objects.requireNonNull(
            Objects.requireNonNull(counts.get(LATE), LATE).filter().aggregations().get(SKETCHES));
    if (!sketches.isSterms() || all(sketches.sterms()).isEmpty()) {
      return Optional.empty();
    }
    List<Worth> worths = all(sketches.sterms());
    OptionalDouble bar = bar(worths);
    return bar.isPresent() ? Optional.of(over(bar.getAsDouble(), worths)) : Optional.empty();
  }

  /** Most first; none where they are too many to be known. */
  private List<Worth> all(StringTermsAggregate sketches) {
    Long others = sketches.sumOtherDocCount();
    if (others != null && others > 0) {
      return List.of();
    }
    return sketches.buckets().array().stream()
        .map(bucket -> worth(bucket.key().stringValue(), bucket.docCount()))
        .sorted(Comparator.comparingDouble(Worth::least).reversed())
        .toList();
  }

  private Worth worth(String written, long count) {
    Sketch sketch = Sketch.read(written);
    Weights weights = ranking.weights();
    return new Worth(written, count, sketch.least(weights), sketch.most(weights));
  }

  /** What a whole page has at least; absent where less than a page is known to be behind. */
  private OptionalDouble bar(List<Worth> worths) {
    long sure = 0;
    for (Worth worth : worths) {
      if (worth.most() + growth + margin < behind) {
        sure += worth.count();
      }
      if (sure >= size) {
        return OptionalDouble.of(worth.least() - margin);
      }
    }
    return OptionalDouble.empty();
  }

  private Query over(double bar, List<Worth> worths) {
    List<Query> ways = new ArrayList<>();
    ways.add(Query.of(q -> q.range(r -> r.date(d -> d.field("at").gte(overdue())))));
    ways.add(sketched(worths, bar));
    Set<String> growing = growing();
    if (!growing.isEmpty()) {
      Query sketched = sketched(worths, bar - growth);
      ways.add(Query.of(q -> q.bool(b -> b.filter(BookQuery.any(Facet.GROUP, growing), sketched))));
    }
    return Query.of(q -> q.bool(b -> b.should(ways).minimumShouldMatch("1")));
  }

  private Query sketched(List<Worth> worths, double bar) {
    List<FieldValue> able =
        worths.stream()
            .filter(worth -> worth.most() >= bar && worth.least() - margin <= behind)
            .map(worth -> FieldValue.of(worth.sketch()))
            .toList();
    return Query.of(q -> q.terms(t -> t.field(Sketch.FIELD).terms(v -> v.value(able))));
  }

  private Set<String> growing() {
    return growth > 0
        ? ranking.growth().entrySet().stream()
            .filter(name -> name.getValue() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
