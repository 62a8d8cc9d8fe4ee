package earshot.query.http;

import earshot.assess.priority.Weights;
import earshot.query.Change;
import earshot.query.InMemoryMentionStore;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import java.time.Instant;
import java.util.List;

/** Lets through what a search would find. */
final class EventFilter {
  private static final Ranking ANY = new Ranking(Instant.EPOCH, Weights.DEFAULT);

  private final SearchRequest wanted;
  private final boolean everything;

  private EventFilter(SearchRequest wanted) {
    this.wanted = wanted;
    everything = wanted.equals(SearchRequest.everything());
  }

  /**
   * The filter that finds what this search finds.
   *
   * @throws earshot.query.BadSearch when the query makes no sense
   */
  static EventFilter of(SearchRequest wanted) {
    new InMemoryMentionStore(() -> ANY).count(wanted);
    return new EventFilter(wanted);
  }

  /**
   * Whether the client wants to hear of it. Of what is gone only the id is known, so all hear that.
   */
  boolean lets(Change change) {
    return everything || change instanceof Change.Remove || finds(change);
  }

  /** A search over nothing but this mention: one definition of what a query finds. */
  private boolean finds(Change change) {
    InMemoryMentionStore store = new InMemoryMentionStore(() -> ANY);
    store.apply(List.of(change));
    return store.count(wanted) > 0;
  }
}
