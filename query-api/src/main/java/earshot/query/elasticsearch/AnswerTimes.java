package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import earshot.query.Waits;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How long writers waited for their answers, in Elasticsearch's words. */
final class AnswerTimes {
  private static final String ALL = "answered";
  private static final String IN_TIME = "in-time";
  private static final String MEDIAN = "median";
  private static final double HALF = 50;

  private AnswerTimes() {}

  static Map<String, Aggregation> of(Duration target) {
    return Map.of(
        ALL,
        Aggregation.of(a -> a.stats(s -> s.field(Tallies.WAITED))),
        IN_TIME,
        Aggregation.of(a -> a.filter(within(target))),
        MEDIAN,
        Aggregation.of(a -> a.percentiles(p -> p.field(Tallies.WAITED).percents(HALF))));
  }

  private static Query within(Duration target) {
    return Query.of(
        q -> q.range(r -> r.number(n -> n.field(Tallies.WAITED).lte((double) target.toMillis()))));
  }

  static Waits read(Map<String, Aggregate> answer) {
    StatsAggregate all = of(answer, ALL).stats();
    boolean some = all.count() > 0;
    Optional<Duration> median =
        Optional.of(of(answer, MEDIAN).tdigestPercentiles().values())
            .filter(values -> some && values.isKeyed())
            .flatMap(values -> values.keyed().values().stream().findFirst())
            .map(millis -> Duration.ofMillis(Math.round(Double.parseDouble(millis))));
    Optional<Duration> mean =
        Optional.of(all)
            .filter(stats -> some)
            .map(stats -> Duration.ofMillis(Math.round(stats.sum() / stats.count())));
    return new Waits(all.count(), of(answer, IN_TIME).filter().docCount(), median, mean);
  }

  private static Aggregate of(Map<String, Aggregate> answer, String name) {
    return Objects.requireNonNull(answer.get(name), name);
  }
}
