package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch._types.aggregations.StatsAggregate;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.Tally;
import earshot.query.Time;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures by span, in Elasticsearch's words. */
final class Tallies {
  /** The name under which an answer holds the spans. */
  static final String SPANS = "spans";

  /** The name under which an answer holds the values. */
  static final String VALUES = "values";

  /** The field that holds how long a writer waited for the answer, in milliseconds. */
  static final String WAITED = "waited";

  private static final String RATING = "rating";

  /** More brands, sources or languages than this would not fit a chart either. */
  private static final int MOST_VALUES = 1000;

  private Tallies() {}

  static Aggregation spans(Time time, Every every, ZoneId zone) {
    return spans(time, every, zone, counted());
  }

  /** The brands alone. */
  static Aggregation voices(Time time, Every every, ZoneId zone) {
    return spans(time, every, zone, Map.of(Facet.BRAND.word(), terms(Facet.BRAND)));
  }

  private static Aggregation spans(
      Time time, Every every, ZoneId zone, Map<String, Aggregation> counted) {
    return Aggregation.of(
        a ->
            a.dateHistogram(
                    d ->
                        d.field(Question.field(time))
                            .calendarInterval(interval(every))
                            .timeZone(zone.getId())
                            .minDocCount(1))
                .aggregations(counted));
  }

  /** By these values instead of by spans. */
  static Aggregation values(Facet by, Set<String> values) {
    return Aggregation.of(
        a ->
            a.terms(
                    t ->
                        t.field(FacetFields.of(by))
                            .include(i -> i.terms(List.copyOf(values)))
                            .size(values.size()))
                .aggregations(counted()));
  }

  private static CalendarInterval interval(Every every) {
    return switch (every) {
      case DAY -> CalendarInterval.Day;
      case WEEK -> CalendarInterval.Week;
      case MONTH -> CalendarInterval.Month;
    };
  }

  private static Map<String, Aggregation> counted() {
    return Map.of(
        Facet.SENTIMENT.word(),
        terms(Facet.SENTIMENT),
        Facet.RATING.word(),
        terms(Facet.RATING),
        Facet.BRAND.word(),
        terms(Facet.BRAND),
        Facet.SOURCE.word(),
        terms(Facet.SOURCE),
        Facet.LANGUAGE.word(),
        terms(Facet.LANGUAGE),
        Facet.PLACE.word(),
        terms(Facet.PLACE),
        "ratings",
        Aggregation.of(a -> a.stats(s -> s.field(RATING))),
        WAITED,
        Aggregation.of(a -> a.stats(s -> s.field(WAITED))));
  }

  private static Aggregation terms(Facet facet) {
    return Aggregation.of(a -> a.terms(t -> t.field(FacetFields.of(facet)).size(MOST_VALUES)));
  }

  static SortedMap<Instant, Tally> read(Map<String, Aggregate> answer) {
    SortedMap<Instant, Tally> tallies = new TreeMap<>();
    for (DateHistogramBucket bucket : of(answer, SPANS).dateHistogram().buckets().array()) {
      tallies.put(Instant.ofEpochMilli(bucket.key()), tally(bucket));
    }
    return tallies;
  }

  static SortedMap<Instant, Tally> readVoices(Map<String, Aggregate> answer) {
    SortedMap<Instant, Tally> voices = new TreeMap<>();
    for (DateHistogramBucket bucket : of(answer, SPANS).dateHistogram().buckets().array()) {
      Aggregate brands = of(bucket.aggregations(), Facet.BRAND.word());
      voices.put(
          Instant.ofEpochMilli(bucket.key()),
          Tally.ofBrands(bucket.docCount(), Facets.counts(brands)));
    }
    return voices;
  }

  static Map<String, Tally> readValues(Map<String, Aggregate> answer) {
    Aggregate values = of(answer, VALUES);
    return values.isSterms()
        ? values.sterms().buckets().array().stream()
            .collect(Collectors.toMap(bucket -> bucket.key().stringValue(), Tallies::tally))
        : Map.of();
  }

  private static Tally tally(MultiBucketBase bucket) {
    Map<String, Aggregate> counted = bucket.aggregations();
    StatsAggregate ratings = of(counted, "ratings").stats();
    StatsAggregate waited = of(counted, WAITED).stats();
    return new Tally(
        bucket.docCount(),
        Facets.counts(of(counted, Facet.SENTIMENT.word())),
        Facets.counts(of(counted, Facet.RATING.word())),
        ratings.count(),
        ratings.sum(),
        waited.count(),
        waited.sum(),
        Facets.counts(of(counted, Facet.BRAND.word())),
        Facets.counts(of(counted, Facet.SOURCE.word())),
        Facets.counts(of(counted, Facet.LANGUAGE.word())),
        Facets.counts(of(counted, Facet.PLACE.word())));
  }

  private static Aggregate of(Map<String, Aggregate> counted, String name) {
    return Objects.requireNonNull(counted.get(name), name);
  }
}
