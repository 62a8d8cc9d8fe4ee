package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest.Builder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonpUtils;
import earshot.mention.Mention;
import earshot.query.Cursor;
import earshot.query.Fold;
import earshot.query.Groups;
import earshot.query.Hit;
import earshot.query.Mark;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Asks for one page and reads it. */
final class SearchPage {
  private static final String COPIES = "copies";
  private static final String SINGLE = "single";
  private static final String FIRST = "first";

  /** Up to so many different texts are counted exactly, more to a few in a hundred. */
  private static final int EXACT_COUNT = 40_000;

  /** Of more near-duplicates the first are folded; Elasticsearch gives no more in one answer. */
  private static final int MOST_COPIED = 10_000;

  private final ElasticsearchConnection connection;
  private final SearchRequest request;
  private final Ranking ranking;
  private final Groups groups;
  private final Question question;
  private final Query query;
  private Optional<String> view;

  SearchPage(
      ElasticsearchConnection connection,
      SearchRequest request,
      Groups groups,
      Ranking ranking,
      Optional<String> view) {
    this.connection = connection;
    this.request = request;
    this.ranking = ranking;
    this.view = view;
    this.groups = groups;
    this.question = new Question(request, groups);
    this.query = question.query(ranking);
  }

  /** Every hit behind the cursor. */
  SearchResult plain(Optional<Cursor> cursor) {
    if (request.sort() == Sort.PRIORITY) {
      return urgent(cursor);
    }
    SearchResponse<Stored> response = ask(cursor, facets());
    List<Hit> hits = hits(response);
    return result(response, total(response), hits, hits.size() < request.size());
  }

  /**
   * The same for the most urgent, in two steps: the first counts, which Elasticsearch remembers as
   * long as nothing changes, and the second sums the priorities of those that may come next.
   */
  private SearchResult urgent(Optional<Cursor> cursor) {
    Contenders contenders = new Contenders(ranking, request.size(), cursor);
    SearchResponse<Stored> counts = send(s -> counting(s, contenders));
    SearchResponse<Stored> response =
        send(s -> urgent(s, contenders.among(counts.aggregations()), cursor));
    List<Hit> hits = hits(response);
    return result(counts, total(counts), hits, hits.size() < request.size());
  }

  private Builder counting(Builder search, Contenders contenders) {
    return where(search)
        .query(question.fitting())
        .size(0)
        .trackTotalHits(t -> t.enabled(true))
        .aggregations(facets())
        .aggregations(contenders.counted());
  }

  private Builder urgent(Builder search, Optional<Query> contending, Optional<Cursor> cursor) {
    return search(search, cursor)
        .query(contending.map(few -> question.query(ranking, few)).orElse(query))
        .trackTotalHits(t -> t.enabled(false));
  }

  /**
   * Only hits of which no copy comes before them. Elasticsearch can't collapse and page at once, so
   * each page asks once more which of its copies come first of all; pages that are left too short
   * go on. Near-duplicates are known by the book of groups, and asked for by their ids.
   */
  SearchResult folded(Optional<Cursor> cursor) {
    SearchResponse<Stored> first = ask(cursor, facetsAndCopies());
    Repeats repeats = repeats();
    long total = distinct(first) - repeats.surplus();
    List<Hit> kept = new ArrayList<>();
    SearchResponse<Stored> response = first;
    while (true) {
      List<Hit> hits = hits(response);
      Set<String> firsts = firsts(hits);
      for (Hit hit : hits) {
        if (kept.size() == request.size()) {
          return result(first, total, kept, false);
        }
        if (leads(hit, firsts) && !repeats.contains(hit.mention().id().value())) {
          kept.add(hit);
        }
      }
      if (hits.size() < request.size()) {
        return result(first, total, kept, true);
      }
      response = ask(Optional.of(behind(hits.getLast())), Map.of());
    }
  }

  /** How many hits there are of which no copy comes before them. */
  long distinct() {
    SearchResponse<Stored> counts =
        send(s -> where(s).query(query).size(0).aggregations(facetsAndCopies()));
    return distinct(counts) - repeats().surplus();
  }

  private static boolean leads(Hit hit, Set<String> firsts) {
    return Fold.key(hit.mention()).isEmpty() || firsts.contains(hit.mention().id().value());
  }

  private Map<String, Aggregation> facetsAndCopies() {
    Map<String, Aggregation> aggregations = new LinkedHashMap<>(facets());
    aggregations.put(
        COPIES,
        Aggregation.of(
            a -> a.cardinality(c -> c.field(Repeats.KEY).precisionThreshold(EXACT_COUNT))));
    aggregations.put(SINGLE, Aggregation.of(a -> a.missing(m -> m.field(Repeats.KEY))));
    return aggregations;
  }

  private SearchResponse<Stored> ask(
      Optional<Cursor> cursor, Map<String, Aggregation> aggregations) {
    return send(s -> search(s, cursor).aggregations(aggregations));
  }

  private SearchResponse<Stored> send(UnaryOperator<Builder> search) {
    SearchResponse<Stored> response =
        connection.ask(c -> c.search(s -> search.apply(s), Stored.class));
    view = view.map(old -> response.pitId() == null ? old : response.pitId());
    return response;
  }

  /** What {@link #plain} sends for a first page. */
  List<ElasticsearchMentionStore.Sent> sent() {
    if (request.sort() != Sort.PRIORITY) {
      return List.of(sent(search(new Builder(), Optional.empty()).aggregations(facets())));
    }
    Contenders contenders = new Contenders(ranking, request.size(), Optional.empty());
    Optional<Query> few = contenders.among(send(s -> counting(s, contenders)).aggregations());
    return List.of(
        sent(counting(new Builder(), contenders)),
        sent(urgent(new Builder(), few, Optional.empty())));
  }

  private ElasticsearchMentionStore.Sent sent(Builder search) {
    return new ElasticsearchMentionStore.Sent(
        view.isPresent() ? "/_search" : "/" + connection.alias() + "/_search",
        JsonpUtils.toJsonString(search.build(), ElasticsearchConnection.JSON));
  }

  private Builder search(Builder search, Optional<Cursor> cursor) {
    where(search)
        .query(query)
        .sort(question.sort())
        .size(request.size())
        .trackTotalHits(t -> t.enabled(true))
        .source(s -> s.filter(f -> f.includes("mention")));
    cursor.ifPresent(behind -> search.searchAfter(question.behind(behind)));
    return search;
  }

  private Builder where(Builder search) {
    return view.isPresent()
        ? search.pit(p -> p.id(view.get()).keepAlive(Snapshots.KEEP_ALIVE))
        : search.index(connection.alias());
  }

  private Map<String, Aggregation> facets() {
    return request.facets() ? Facets.counted() : Map.of();
  }

  /** Which of all that fits says nearly the same as something that comes before it. */
  private Repeats repeats() {
    if (groups.copied().isEmpty()) {
      return new Repeats(groups, List.of());
    }
    Query copied = BookQuery.ofIds(groups.copied());
    return new Repeats(
        groups,
        connection
            .ask(
                c ->
                    c.search(
                        s ->
                            where(s)
                                .query(q -> q.bool(b -> b.must(query).filter(copied)))
                                .sort(question.sort())
                                .size(MOST_COPIED)
                                .source(source -> source.fetch(false))
                                .docvalueFields(f -> f.field(Repeats.KEY)),
                        Void.class))
            .hits()
            .hits());
  }

  /** The ids of those hits that come before all their copies. */
  private Set<String> firsts(List<Hit> hits) {
    List<String> keys =
        hits.stream().flatMap(h -> Fold.key(h.mention()).stream()).distinct().toList();
    if (keys.isEmpty()) {
      return Set.of();
    }
    Aggregation first =
        Aggregation.of(
            a ->
                a.terms(t -> t.field(Repeats.KEY).include(i -> i.terms(keys)).size(keys.size()))
                    .aggregations(
                        FIRST,
                        f ->
                            f.topHits(
                                t -> t.size(1).sort(question.sort()).source(s -> s.fetch(false)))));
    SearchResponse<Void> response =
        connection.ask(
            c ->
                c.search(
                    s -> where(s).query(query).size(0).aggregations(COPIES, first), Void.class));
    return Set.copyOf(
        counted(response, COPIES).sterms().buckets().array().stream()
            .map(
                b ->
                    Objects.requireNonNull(b.aggregations().get(FIRST))
                        .topHits()
                        .hits()
                        .hits()
                        .getFirst()
                        .id())
            .toList());
  }

  private SearchResult result(
      SearchResponse<Stored> response, long total, List<Hit> hits, boolean last) {
    Optional<String> after =
        last || hits.isEmpty() ? Optional.empty() : Optional.of(behind(hits.getLast()).token());
    return new SearchResult(total, hits, Facets.read(response.aggregations()), after, ranking);
  }

  private Cursor behind(Hit last) {
    return Cursor.behind(request, last, ranking, view);
  }

  private static long total(SearchResponse<Stored> response) {
    return response.hits().total() == null ? 0 : response.hits().total().value();
  }

  private static long distinct(SearchResponse<Stored> response) {
    return counted(response, COPIES).cardinality().value()
        + counted(response, SINGLE).missing().docCount();
  }

  private static Aggregate counted(SearchResponse<?> response, String name) {
    return Objects.requireNonNull(response.aggregations().get(name), name);
  }

  private List<Hit> hits(SearchResponse<Stored> response) {
    return response.hits().hits().stream().map(this::hit).toList();
  }

  private Hit hit(co.elastic.clients.elasticsearch.core.search.Hit<Stored> hit) {
    boolean exact = !question.widens() || hit.matchedQueries().containsKey(Question.EXACT);
    return new Hit(
        hit.source().mention(), score(hit.sort()), !exact, marks(hit.source().mention()));
  }

  private List<Mark> marks(Mention mention) {
    return request.highlight()
        ? question.q().map(q -> q.marks(mention)).orElse(List.of())
        : List.of();
  }

  private OptionalDouble score(List<FieldValue> sort) {
    return request.sort().ranks()
        ? OptionalDouble.of(sort.getFirst().doubleValue())
        : OptionalDouble.empty();
  }
}
