package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Cursor;
import earshot.query.DeadCursor;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import earshot.query.Tally;
import earshot.query.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers from the index of mentions. */
public final class ElasticsearchMentionStore implements MentionStore {
  /** First pages asked within this time share a frozen view; indexing takes longer to show. */
  private static final Duration SHARED_VIEW = Duration.ofMillis(200);

  private static final int NOT_FOUND = 404;

  private final ElasticsearchConnection connection;
  private final Supplier<Ranking> rankings;
  private final GroupBook book;
  private final Snapshots snapshots;

  /**
   * Reads through this connection; the connection is closed by whoever opened it.
   *
   * @param rankings what priorities are summed with when a first page is asked
   */
  public ElasticsearchMentionStore(ElasticsearchConnection connection, Supplier<Ranking> rankings) {
    this(connection, rankings, GroupBook.empty());
  }

  /**
   * Reads through this connection, which is closed by whoever opened it, and finds groups by this
   * book.
   *
   * @param rankings what priorities are summed with when a first page is asked
   */
  public ElasticsearchMentionStore(
      ElasticsearchConnection connection, Supplier<Ranking> rankings, GroupBook book) {
    this(connection, rankings, book, SHARED_VIEW);
  }

  ElasticsearchMentionStore(
      ElasticsearchConnection connection,
      Supplier<Ranking> rankings,
      GroupBook book,
      Duration sharedView) {
    this.book = book;
    this.connection = connection;
    this.rankings = rankings;
    this.snapshots = new Snapshots(connection, sharedView, InstantSource.system());
  }

  @Override
  public SearchResult search(SearchRequest request) {
    Optional<Cursor> cursor = Cursor.of(request);
    return cursor.isPresent() ? next(request, cursor.get()) : first(request);
  }

  /**
   * A request as it goes to Elasticsearch, for whoever wants to know what answering costs there
   * alone.
   *
   * @param body JSON
   */
  public record Sent(String path, String body) {}

  /** What {@link #search} sends, in order, for the first page of a search that does not fold. */
  public List<Sent> sent(SearchRequest request) {
    Optional<String> view =
        request.sort().ranks() ? Optional.of(snapshots.fresh()) : Optional.empty();
    return new SearchPage(connection, request, book.now(), rankings.get(), view).sent();
  }

  /** A shared view can have died with its node: then a new one is opened, once. */
  private SearchResult first(SearchRequest request) {
    Ranking ranking = rankings.get();
    if (!request.sort().ranks()) {
      return page(request, ranking, Optional.empty(), Optional.empty());
    }
    String view = snapshots.fresh();
    try {
      return page(request, ranking, Optional.of(view), Optional.empty());
    } catch (DeadCursor dead) {
      snapshots.forget(view);
      return page(request, ranking, Optional.of(snapshots.fresh()), Optional.empty());
    }
  }

  private SearchResult next(SearchRequest request, Cursor cursor) {
    return page(request, cursor.ranking(), cursor.snapshot(), Optional.of(cursor));
  }

  private SearchResult page(
      SearchRequest request, Ranking ranking, Optional<String> view, Optional<Cursor> behind) {
    try {
      SearchPage page = new SearchPage(connection, request, book.now(), ranking, view);
      return request.fold() ? page.folded(behind) : page.plain(behind);
    } catch (ElasticsearchException e) {
      throw view.isPresent() && e.status() == NOT_FOUND ? new DeadCursor() : Refusals.of(e);
    }
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    GetResponse<Stored> found =
        connection.ask(
            c ->
                c.get(
                    g -> g.index(connection.alias()).id(id.value()).sourceIncludes("mention"),
                    Stored.class));
    return Optional.ofNullable(found.source()).map(Stored::mention);
  }

  @Override
  public List<Mention> byIds(Collection<MentionId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> wanted = ids.stream().map(MentionId::value).toList();
    return connection
        .ask(
            c ->
                c.mget(
                    g -> g.index(connection.alias()).ids(wanted).sourceIncludes("mention"),
                    Stored.class))
        .docs()
        .stream()
        .filter(MultiGetResponseItem::isResult)
        .map(doc -> Optional.ofNullable(doc.result().source()).map(Stored::mention))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public long count(SearchRequest request) {
    try {
      return request.fold() ? distinct(request) : fitting(new Question(request, book.now()));
    } catch (ElasticsearchException e) {
      throw Refusals.of(e);
    }
  }

  private long fitting(Question question) {
    return connection
        .ask(c -> c.count(r -> r.index(connection.alias()).query(question.fitting())))
        .count();
  }

  private long distinct(SearchRequest request) {
    SearchRequest newest = request.toBuilder().sort(Sort.NEWEST).facets(false).build();
    return new SearchPage(connection, newest, book.now(), rankings.get(), Optional.empty())
        .distinct();
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return Tallies.read(
        counted(request, Map.of(Tallies.SPANS, Tallies.spans(request.time(), every, zone))));
  }

  @Override
  public SortedMap<Instant, Tally> voices(SearchRequest request, Every every, ZoneId zone) {
    return Tallies.readVoices(
        counted(request, Map.of(Tallies.SPANS, Tallies.voices(request.time(), every, zone))));
  }

  @Override
  public Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values) {
    return values.isEmpty()
        ? Map.of()
        : Tallies.readValues(counted(request, Map.of(Tallies.VALUES, Tallies.values(by, values))));
  }

  @Override
  public Waits waits(SearchRequest request, Duration target) {
    return AnswerTimes.read(counted(request, AnswerTimes.of(target)));
  }

  /** What these counts say of all that fits. */
  private Map<String, Aggregate> counted(SearchRequest request, Map<String, Aggregation> counts) {
    Question question = new Question(request, book.now());
    try {
      return connection
          .ask(
              c ->
                  c.search(
                      s ->
                          s.index(connection.alias())
                              .size(0)
                              .query(question.fitting())
                              .aggregations(counts),
                      Stored.class))
          .aggregations();
    } catch (ElasticsearchException e) {
      throw Refusals.of(e);
    }
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    SearchRequest first =
        request.toBuilder()
            .sort(Sort.NEWEST)
            .size(SearchRequest.LARGEST_PAGE)
            .after(null)
            .fold(false)
            .facets(false)
            .highlight(false)
            .build();
    return Stream.iterate(
            Optional.of(search(first)),
            Optional::isPresent,
            page -> page.flatMap(SearchResult::after).map(after -> search(behind(first, after))))
        .flatMap(page -> page.orElseThrow().mentions().stream());
  }

  private static SearchRequest behind(SearchRequest request, String after) {
    return request.toBuilder().after(after).build();
  }

  @Override
  public CheckResult check() {
    return connection.check();
  }
}
