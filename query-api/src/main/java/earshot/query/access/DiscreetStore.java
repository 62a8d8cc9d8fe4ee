package earshot.query.access;

import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Tally;
import earshot.query.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store that keeps from whoever asks what is none of their business. */
public final class DiscreetStore implements MentionStore {
  private final MentionStore store;

  private DiscreetStore(MentionStore store) {
    this.store = store;
  }

  /** This store, discreet. */
  public static MentionStore over(MentionStore store) {
    return store instanceof DiscreetStore ? store : new DiscreetStore(store);
  }

  /** The same question about what they may see. */
  public static SearchRequest narrowed(SearchRequest request) {
    return Asking.who().map(who -> narrowed(request, who)).orElse(request);
  }

  private static SearchRequest narrowed(SearchRequest request, Identity who) {
    Set<String> seen =
        Arrays.stream(Kind.values())
            .filter(kind -> !who.mayNotSee(kind))
            .map(Kind::word)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (seen.size() == Kind.values().length) {
      return request;
    }
    Set<String> asked = request.only().getOrDefault(Facet.KIND, seen);
    seen.retainAll(asked);
    return seen.isEmpty() ? nothing(request) : only(request, seen);
  }

  private static SearchRequest only(SearchRequest request, Set<String> kinds) {
    return request.toBuilder().only(Facet.KIND, kinds.toArray(String[]::new)).build();
  }

  /** Nothing can be said in a span that ends where it begins. */
  private static SearchRequest nothing(SearchRequest request) {
    return request.toBuilder().from(Instant.EPOCH).to(Instant.EPOCH).build();
  }

  private static boolean shown(Mention mention) {
    return Asking.who().map(who -> !who.mayNotSee(mention.kind())).orElse(true);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return store.search(narrowed(request));
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    return store.byId(id).filter(DiscreetStore::shown);
  }

  @Override
  public List<Mention> byIds(Collection<MentionId> ids) {
    return store.byIds(ids).stream().filter(DiscreetStore::shown).toList();
  }

  @Override
  public long count(SearchRequest request) {
    return store.count(narrowed(request));
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return store.tallies(narrowed(request), every, zone);
  }

  @Override
  public SortedMap<Instant, Tally> voices(SearchRequest request, Every every, ZoneId zone) {
    return store.voices(narrowed(request), every, zone);
  }

  @Override
  public Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values) {
    return store.tallies(narrowed(request), by, values);
  }

  @Override
  public Waits waits(SearchRequest request, Duration target) {
    return store.waits(narrowed(request), target);
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    return store.all(narrowed(request));
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
