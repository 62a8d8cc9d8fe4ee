package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import earshot.assess.priority.Growth;
import earshot.assess.priority.Weights;
import earshot.query.Facet;
import earshot.query.Moment;
import earshot.query.Ranking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The priority formula as a function score without scripts: the same sum as {@link
 * earshot.assess.priority.PriorityFormula}, computed by Elasticsearch from the stored terms.
 */
final class PriorityScore {
  private static final Query WAITS = Query.of(q -> q.term(t -> t.field("waits").value(true)));

  private PriorityScore() {}

  /** The same hits, scored by their priority. */
  static Query over(Query query, Ranking ranking) {
    List<FunctionScore> functions = new ArrayList<>();
    functions.add(FunctionScore.of(f -> f.weight(0.0))); // where no function applies it scores 1
    Weights weights = ranking.weights();
    weights.points().forEach((term, points) -> add(functions, term, points));
    waiting(functions, ranking);
    growth(functions, ranking);
    return Query.of(
        q ->
            q.functionScore(
                f ->
                    f.query(query)
                        .functions(functions)
                        .scoreMode(FunctionScoreMode.Sum)
                        .boostMode(FunctionBoostMode.Replace)));
  }

  private static void add(List<FunctionScore> functions, String term, double points) {
    if (points > 0 && !Sketch.MOVING.contains(term)) {
      functions.add(
          FunctionScore.of(
              f -> f.weight(points).fieldValueFactor(v -> v.field("terms." + term).missing(0.0))));
    }
  }

  /** A mention in several groups counts for the one that grows most. */
  private static void growth(List<FunctionScore> functions, Ranking ranking) {
    double points = ranking.weights().of(Growth.TERM);
    NavigableMap<Double, Set<String>> names = new TreeMap<>();
    ranking
        .growth()
        .forEach((name, g) -> names.computeIfAbsent(g, any -> new TreeSet<>()).add(name));
    Set<String> faster = new TreeSet<>();
    names
        .descendingMap()
        .forEach(
            (growth, here) -> {
              if (points * growth > 0) {
                Query filter = but(Set.copyOf(faster), BookQuery.any(Facet.GROUP, here));
                functions.add(FunctionScore.of(f -> f.filter(filter).weight(points * growth)));
              }
              faster.addAll(here);
            });
  }

  private static Query but(Set<String> others, Query query) {
    return others.isEmpty()
        ? query
        : Query.of(q -> q.bool(b -> b.filter(query).mustNot(BookQuery.any(Facet.GROUP, others))));
  }

  /**
   * In full for what is overdue. For the rest a line that falls from the moment that is overdue now
   * (1) to now (0): a linear decay reaches 0 at twice the scale, where the scale is what it takes
   * to lose half.
   */
  private static void waiting(List<FunctionScore> functions, Ranking ranking) {
    double points = ranking.weights().of(Weights.WAITING);
    long target = ranking.weights().target().toMillis();
    Instant overdue = ranking.now().minusMillis(target);
    String origin = String.valueOf(Moment.millis(overdue));
    if (points <= 0) {
      return;
    }
    Query late = Query.of(q -> q.range(r -> r.date(d -> d.field("at").lt(origin))));
    Query due = Query.of(q -> q.range(r -> r.date(d -> d.field("at").gte(origin))));
    functions.add(FunctionScore.of(f -> f.filter(both(WAITS, late)).weight(points)));
    functions.add(
        FunctionScore.of(
            f ->
                f.filter(both(WAITS, due))
                    .weight(points)
                    .linear(
                        l ->
                            l.date(
                                d ->
                                    d.field("at")
                                        .placement(
                                            p ->
                                                p.origin(origin)
                                                    .scale(Time.of(t -> t.time(target / 2 + "ms")))
                                                    .decay(0.5))))));
  }

  private static Query both(Query one, Query other) {
    return Query.of(q -> q.bool(b -> b.filter(one, other)));
  }
}
