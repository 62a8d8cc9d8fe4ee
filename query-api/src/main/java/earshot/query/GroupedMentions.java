package earshot.query;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A store whose mentions tell the groups that their statements are in now. */
public final class GroupedMentions implements MentionStore {
  private final MentionStore store;
  private final GroupBook book;
  private final Supplier<Ranking> rankings;

  /**
   * Shows the mentions of another store.
   *
   * @param rankings by which groups grow now
   */
  public GroupedMentions(MentionStore store, GroupBook book, Supplier<Ranking> rankings) {
    this.store = store;
    this.book = book;
    this.rankings = rankings;
  }

  private UnaryOperator<Mention> shown(Ranking ranking) {
    Groups groups = book.now();
    return mention -> groups.current(ranking.grown(mention));
  }

  @Override
  public SearchResult search(SearchRequest request) {
    SearchResult found = store.search(request);
    UnaryOperator<Mention> shown = shown(found.ranking());
    List<Hit> hits = found.hits().stream().map(hit -> hit.of(shown)).toList();
    return new SearchResult(found.total(), hits, found.facets(), found.after(), found.ranking());
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    return store.byId(id).map(shown(rankings.get()));
  }

  @Override
  public List<Mention> byIds(Collection<MentionId> ids) {
    return store.byIds(ids).stream().map(shown(rankings.get())).toList();
  }

  @Override
  public long count(SearchRequest request) {
    return store.count(request);
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    return store.all(request).map(shown(rankings.get()));
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return store.tallies(request, every, zone);
  }

  @Override
  public SortedMap<Instant, Tally> voices(SearchRequest request, Every every, ZoneId zone) {
    return store.voices(request, every, zone);
  }

  @Override
  public Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values) {
    return store.tallies(request, by, values);
  }

  @Override
  public Waits waits(SearchRequest request, Duration target) {
    return store.waits(request, target);
  }

  @Override
  public CheckResult check() {
    return store.check();
  }

  @Override
  public void close() {
    store.close();
  }
}
