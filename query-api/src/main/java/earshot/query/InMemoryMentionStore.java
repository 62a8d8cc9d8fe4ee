package earshot.query;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The store in a map, for tests and for trying things: the same answers as the real one, slower
 * with every mention.
 */
public final class InMemoryMentionStore implements MentionStore, MentionConsumer {
  /** Most urgent or most fitting first, then newest, then by id. */
  private static final Comparator<Place> ORDER =
      Comparator.comparingDouble(Place::score)
          .reversed()
          .thenComparing(Comparator.comparingLong(Place::at).reversed())
          .thenComparing(Place::id);

  private static final Comparator<Place> OLDEST_FIRST =
      Comparator.comparingLong(Place::at).thenComparing(Place::id);

  private final Map<MentionId, Change> latest = new ConcurrentHashMap<>();
  private final Supplier<Ranking> rankings;
  private final GroupBook book;

  /**
   * A store without mentions.
   *
   * @param rankings what priorities are summed with when a first page is asked
   */
  public InMemoryMentionStore(Supplier<Ranking> rankings) {
    this(rankings, GroupBook.empty());
  }

  /**
   * A store without mentions that finds groups by this book.
   *
   * @param rankings what priorities are summed with when a first page is asked
   */
  public InMemoryMentionStore(Supplier<Ranking> rankings, GroupBook book) {
    this.rankings = rankings;
    this.book = book;
  }

  @Override
  public List<Unfit> apply(List<Change> changes) {
    for (Change change : changes) {
      latest.merge(
          change.id(), change, (old, fresh) -> fresh.version() < old.version() ? old : fresh);
    }
    return List.of();
  }

  /** Nothing is ever hidden here. */
  @Override
  public void reveal() {}

  @Override
  public boolean empty() {
    return latest.isEmpty();
  }

  @Override
  public SearchResult search(SearchRequest request) {
    Optional<Cursor> cursor = Cursor.of(request);
    Ranking ranking = cursor.map(Cursor::ranking).orElseGet(rankings);
    List<Mention> fitting = fitting(request).toList();
    List<Ranked> ordered = fold(request, rank(request, ranking, fitting));
    List<Ranked> rest = cursor.map(c -> behind(c, order(request), ordered)).orElse(ordered);
    List<Hit> page = rest.stream().limit(request.size()).map(r -> hit(request, r)).toList();
    Optional<String> after =
        rest.size() > page.size()
            ? Optional.of(Cursor.behind(request, page.getLast(), ranking, Optional.empty()).token())
            : Optional.empty();
    Map<Facet, Map<String, Long>> facets = request.facets() ? facets(fitting) : Map.of();
    return new SearchResult(ordered.size(), page, facets, after, ranking);
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    return all().filter(mention -> mention.id().equals(id)).findFirst();
  }

  @Override
  public long count(SearchRequest request) {
    return fold(request, fitting(request).map(mention -> new Ranked(mention, 0)).toList()).size();
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return fitting(request)
        .collect(
            Collectors.toMap(
                mention -> every.begins(counted(request.time(), mention), zone),
                Tally::of,
                Tally::plus,
                TreeMap::new));
  }

  /** By what stores know of it. */
  private static Instant counted(Time time, Mention mention) {
    return Instant.ofEpochMilli(Moment.millis(time.of(mention).orElseThrow()));
  }

  @Override
  public Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values) {
    Map<String, Tally> tallies = new TreeMap<>();
    fitting(request)
        .forEach(
            mention ->
                by.of(mention).stream()
                    .filter(values::contains)
                    .forEach(value -> tallies.merge(value, Tally.of(mention), Tally::plus)));
    return tallies;
  }

  @Override
  public Waits waits(SearchRequest request, Duration target) {
    long[] millis =
        fitting(request)
            .flatMap(mention -> Tally.waited(mention).stream())
            .mapToLong(Duration::toMillis)
            .toArray();
    return Waits.of(millis, target);
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    return fitting(request)
        .map(mention -> new Ranked(mention, 0))
        .sorted(Comparator.comparing(Ranked::place, ORDER))
        .map(Ranked::mention);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("%d mentions in memory".formatted(latest.size()));
  }

  private Stream<Mention> all() {
    return Retold.of(latest.values().stream().flatMap(change -> present(change).stream()).toList());
  }

  private static Optional<Mention> present(Change change) {
    return change instanceof Change.Put put ? Optional.of(put.mention()) : Optional.empty();
  }

  private Stream<Mention> fitting(SearchRequest request) {
    Groups groups = book.now();
    Optional<Matching> query = request.q().map(Matching::of).map(q -> q.among(groups));
    return all()
        .filter(mention -> query.map(q -> q.matches(groups.current(mention))).orElse(true))
        .filter(mention -> request.time().of(mention).filter(at -> inSpan(request, at)).isPresent())
        .filter(mention -> passes(request, groups, mention));
  }

  private static boolean inSpan(SearchRequest request, Instant at) {
    return request.from().map(from -> !at.isBefore(from)).orElse(true)
        && request.to().map(at::isBefore).orElse(true);
  }

  private static boolean passes(SearchRequest request, Groups groups, Mention mention) {
    return request.only().entrySet().stream()
        .allMatch(
            filter ->
                filter.getKey() == Facet.GROUP
                    ? groups.sought(filter.getValue()).fits(mention)
                    : filter.getKey().of(mention).stream().anyMatch(filter.getValue()::contains));
  }

  private static List<Ranked> rank(SearchRequest request, Ranking ranking, List<Mention> fitting) {
    Function<Mention, Double> score = score(request, ranking);
    return fitting.stream()
        .map(m -> new Ranked(m, score.apply(m)))
        .sorted(Comparator.comparing(Ranked::place, order(request)))
        .toList();
  }

  private static Comparator<Place> order(SearchRequest request) {
    return request.sort() == Sort.OLDEST ? OLDEST_FIRST : ORDER;
  }

  private static Function<Mention, Double> score(SearchRequest request, Ranking ranking) {
    return switch (request.sort()) {
      case PRIORITY -> mention -> ranking.explain(mention).score();
      case NEWEST, OLDEST -> mention -> 0.0;
      case RELEVANCE -> {
        Optional<Matching> query = request.q().map(Matching::of);
        yield mention -> query.map(q -> (double) q.marks(mention).size()).orElse(0.0);
      }
    };
  }

  /** Keeps those before which nobody says the very same or nearly so. */
  private List<Ranked> fold(SearchRequest request, List<Ranked> ordered) {
    if (!request.fold()) {
      return ordered;
    }
    Fold fold = new Fold(book.now());
    return ordered.stream()
        .filter(r -> fold.isFirst(r.mention().id(), Fold.key(r.mention())))
        .toList();
  }

  private static List<Ranked> behind(Cursor cursor, Comparator<Place> order, List<Ranked> ordered) {
    Place last = new Place(cursor.score(), cursor.at(), cursor.id());
    return ordered.stream().filter(ranked -> order.compare(ranked.place(), last) > 0).toList();
  }

  private static Hit hit(SearchRequest request, Ranked ranked) {
    boolean scored = request.sort().ranks();
    List<Mark> marks =
        request.highlight()
            ? request.q().map(q -> Matching.of(q).marks(ranked.mention())).orElse(List.of())
            : List.of();
    return new Hit(
        ranked.mention(),
        scored ? OptionalDouble.of(ranked.score()) : OptionalDouble.empty(),
        false,
        marks);
  }

  private static Map<Facet, Map<String, Long>> facets(List<Mention> fitting) {
    Map<Facet, Map<String, Long>> facets = new EnumMap<>(Facet.class);
    Facet.COUNTED.forEach(facet -> facets.put(facet, counts(facet, fitting)));
    return facets;
  }

  private static Map<String, Long> counts(Facet facet, List<Mention> fitting) {
    Map<String, Long> counts =
        fitting.stream()
            .flatMap(mention -> facet.of(mention).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Map.Entry<String, Long>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(
        Map.Entry.<String, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    Map<String, Long> top = new LinkedHashMap<>();
    entries.stream().limit(Facet.MOST_VALUES).forEach(e -> top.put(e.getKey(), e.getValue()));
    return top;
  }

  private record Ranked(Mention mention, double score) {
    Place place() {
      return new Place(score, Moment.millis(mention.at()), mention.id().value());
    }
  }

  /** Where a hit stands among others. */
  private record Place(double score, long at, String id) {}
}
