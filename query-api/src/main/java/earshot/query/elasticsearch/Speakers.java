package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.LongTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import earshot.assess.priority.Again;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts in the index how often whoever spoke had said the like before. Only what can be searched
 * is counted, so whoever wrote asks behind a refresh; of two who write at once, the later one then
 * sees both.
 */
final class Speakers {
  /** The field that holds who spoke, see {@link earshot.assess.priority.Speaker}. */
  static final String FIELD = "speaker";

  /** The field that holds what a document tells. */
  static final String TERM = "terms." + Again.TERM;

  /**
   * So many are asked for at once. Numbers are looked for in one way through all there are, which
   * takes hardly longer for many.
   */
  private static final int PORTION = 5000;

  private static final int PAGE = 1000;

  /** Of whoever speaks more often than this only so many are read that come before. */
  private static final int TALKATIVE = 1000;

  private final ElasticsearchConnection connection;
  private final String index;

  Speakers(ElasticsearchConnection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  /**
   * When what was written about a speaker was said, in milliseconds.
   *
   * @param first the earliest of it
   * @param last the latest of it
   * @param less whether some of it is gone, so that even what is said once may tell of it
   */
  record Span(long first, long last, boolean less) {
    Span plus(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last), less || other.less);
    }
  }

  /** The ids of those that tell of another number than there is, each with that number. */
  Map<String, Integer> wrong(Map<Long, Span> spoken) {
    Map<String, Integer> wrong = new HashMap<>();
    List<Long> speakers = new ArrayList<>(spoken.keySet());
    for (int from = 0; from < speakers.size(); from += PORTION) {
      List<Long> few = speakers.subList(from, Math.min(speakers.size(), from + PORTION));
      wrong.putAll(wrongOf(few, spoken));
    }
    return wrong;
  }

  private Map<String, Integer> wrongOf(List<Long> speakers, Map<Long, Span> spoken) {
    Map<Long, Long> times = times(speakers);
    Map<Long, Span> together = new TreeMap<>();
    Map<String, Integer> wrong = new HashMap<>();
    for (Long speaker : speakers) {
      Span span = Objects.requireNonNull(spoken.get(speaker));
      long count = times.getOrDefault(speaker, 0L);
      if (count > TALKATIVE) {
        wrong.putAll(new Walk(Map.of(speaker, span), start(speaker, span)).wrong());
      } else if (count > 1 || span.less()) {
        together.put(speaker, span);
      }
    }
    if (!together.isEmpty()) {
      wrong.putAll(new Walk(together, Long.MIN_VALUE).wrong());
    }
    return wrong;
  }

  /** How often each has spoken ever. By far most have once, and are not looked at any further. */
  private Map<Long, Long> times(List<Long> speakers) {
    Aggregation often =
        Aggregation.of(a -> a.terms(t -> t.field(FIELD).size(speakers.size()).minDocCount(2)));
    Map<Long, Long> times = new HashMap<>();
    var counted =
        Objects.requireNonNull(
            connection
                .ask(
                    c ->
                        c.search(
                            s ->
                                s.index(index)
                                    .size(0)
                                    .trackTotalHits(t -> t.enabled(false))
                                    .query(by(speakers))
                                    .aggregations(FIELD, often),
                            Void.class))
                .aggregations()
                .get(FIELD));
    if (counted.isLterms()) {
      for (LongTermsBucket bucket : counted.lterms().buckets().array()) {
        times.put(bucket.key(), bucket.docCount());
      }
    }
    return times;
  }

  /** When a talkative one said the last that has to be known before this. */
  private long start(Long speaker, Span span) {
    Query before =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(by(List.of(speaker)))
                            .filter(
                                f ->
                                    f.range(
                                        r -> r.date(d -> d.field("at").lt(text(span.first())))))));
    List<Hit<Void>> found =
        connection
            .ask(
                c ->
                    c.search(
                        s ->
                            s.index(index)
                                .query(before)
                                .from(TALKATIVE - 1)
                                .size(1)
                                .source(f -> f.fetch(false))
                                .sort(o -> o.field(f -> f.field("at").order(SortOrder.Desc))),
                        Void.class))
            .hits()
            .hits();
    return found.isEmpty() ? Long.MIN_VALUE : at(found.getFirst());
  }

  private static Query by(Collection<Long> speakers) {
    List<FieldValue> values = speakers.stream().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(t -> t.field(FIELD).terms(v -> v.value(values))));
  }

  private static String text(long millis) {
    return String.valueOf(millis);
  }

  private static long at(Hit<Void> hit) {
    return hit.sort().getFirst().longValue();
  }

  /** Through all that some speakers have said around what was written, in its order. */
  private final class Walk {
    private final Map<Long, Span> spoken;
    private final Query around;
    private final Map<Long, Again.Count> counts = new HashMap<>();
    private final Map<String, Integer> wrong = new HashMap<>();

    /**
     * @param start what was said before it need not be known
     */
    Walk(Map<Long, Span> spoken, long start) {
      this.spoken = spoken;
      Span all = spoken.values().stream().reduce(Span::plus).orElseThrow();
      long window = Again.WINDOW.toMillis();
      long from = Math.max(start, all.first() - window);
      this.around =
          Query.of(
              q ->
                  q.bool(
                      b ->
                          b.filter(by(spoken.keySet()))
                              .filter(
                                  f ->
                                      f.range(
                                          r ->
                                              r.date(
                                                  d ->
                                                      d.field("at")
                                                          .gte(text(from))
                                                          .lte(text(all.last() + window)))))));
    }

    Map<String, Integer> wrong() {
      List<Hit<Void>> page = page(List.of());
      while (!page.isEmpty()) {
        page.forEach(this::look);
        page = page.size() < PAGE ? List.of() : page(page.getLast().sort());
      }
      return wrong;
    }

    private List<Hit<Void>> page(List<FieldValue> behind) {
      return connection
          .ask(
              c ->
                  c.search(
                      s -> {
                        s.index(index)
                            .query(around)
                            .size(PAGE)
                            .trackTotalHits(t -> t.enabled(false))
                            .source(f -> f.fetch(false))
                            .docvalueFields(f -> f.field(FIELD))
                            .docvalueFields(f -> f.field("brands"))
                            .docvalueFields(f -> f.field(TERM))
                            .sort(o -> o.field(f -> f.field("at").order(SortOrder.Asc)))
                            .sort(o -> o.field(f -> f.field("id").order(SortOrder.Asc)));
                        return behind.isEmpty() ? s : s.searchAfter(behind);
                      },
                      Void.class))
          .hits()
          .hits();
    }

    private void look(Hit<Void> hit) {
      Long speaker = Long.valueOf(values(hit, FIELD).getFirst());
      Span span = Objects.requireNonNull(spoken.get(speaker));
      int earlier =
          counts
              .computeIfAbsent(speaker, any -> new Again.Count())
              .next(at(hit), Set.copyOf(values(hit, "brands")));
      boolean touched = at(hit) >= span.first() && at(hit) <= span.last() + Again.WINDOW.toMillis();
      if (touched && earlier != told(hit)) {
        wrong.put(Objects.requireNonNull(hit.id()), earlier);
      }
    }

    private int told(Hit<Void> hit) {
      return values(hit, TERM).stream()
          .findFirst()
          .map(Double::parseDouble)
          .map(Again::earlier)
          .orElse(0);
    }
  }

  private static List<String> values(Hit<Void> hit, String field) {
    return Optional.ofNullable(hit.fields().get(field))
        .map(JsonData::toJson)
        .map(
            values ->
                values.asJsonArray().stream()
                    .map(
                        value ->
                            value instanceof jakarta.json.JsonString string
                                ? string.getString()
                                : value.toString())
                    .toList())
        .orElse(List.of());
  }
}
