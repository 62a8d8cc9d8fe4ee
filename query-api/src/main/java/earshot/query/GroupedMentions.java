package earshot.query;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A store whose mentions tell the groups that their statements are in now. */
public final class GroupedMentions implements MentionStore {
  private final MentionStore store;
  private final GroupBook book;

  public GroupedMentions(MentionStore store, GroupBook book) {
    this.store = store;
    this.book = book;
  }

  @Override
  public SearchResult search(SearchRequest request) {
    SearchResult found = store.search(request);
    Groups groups = book.now();
    List<Hit> hits = found.hits().stream().map(hit -> hit.of(groups::current)).toList();
    return new SearchResult(found.total(), hits, found.facets(), found.after(), found.ranking());
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    return store.byId(id).map(book.now()::current);
  }

  @Override
  public List<Mention> byIds(Collection<MentionId> ids) {
    return store.byIds(ids).stream().map(book.now()::current).toList();
  }

  @Override
  public long count(SearchRequest request) {
    return store.count(request);
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    return store.all(request).map(book.now()::current);
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return store.tallies(request, every, zone);
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
