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
import java.util.stream.Stream;

/** Answers questions about what was said. All methods throw {@link StoreUnavailable}. */
public interface MentionStore extends Component {
  /**
   * One page of what fits.
   *
   * @throws BadSearch when the query or the token makes no sense
   * @throws DeadCursor when the token has died
   */
  SearchResult search(SearchRequest request);

  /** The mention as last applied, at once (a search may see it up to a second later). */
  Optional<Mention> byId(MentionId id);

  /** Those of these that are there, each as {@link #byId} gives it. */
  default List<Mention> byIds(Collection<MentionId> ids) {
    return ids.stream().map(this::byId).flatMap(Optional::stream).toList();
  }

  /**
   * How many fit; with fold, of near-duplicates one. Sort, size, after and facets don't count.
   *
   * @throws BadSearch when the query makes no sense
   */
  long count(SearchRequest request);

  /**
   * Figures about what fits, by when the span begins that holds the time asked about; spans without
   * any are left out. Sort, size, after, fold and facets don't count.
   *
   * @param zone whose days these are
   * @throws BadSearch when the query makes no sense
   */
  SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone);

  /**
   * How many of what fits belong to each brand, by when the span begins: tallies of which the rest
   * may be missing, because it is not wanted and takes as long as the brands.
   *
   * @param zone whose days these are
   * @throws BadSearch when the query makes no sense
   */
  default SortedMap<Instant, Tally> voices(SearchRequest request, Every every, ZoneId zone) {
    return tallies(request, every, zone);
  }

  /**
   * Figures about what has each of these values of a facet, among what fits; values that nothing
   * has are left out, and what has two of them counts for both.
   *
   * @throws BadSearch when the query makes no sense
   */
  Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values);

  /**
   * How long writers of what fits waited for their answers; the median of many is a good estimate.
   *
   * @param target answer time wanted
   * @throws BadSearch when the query makes no sense
   */
  Waits waits(SearchRequest request, Duration target);

  /**
   * All that fit, newest first, fetched as they are read, however many; sort, size, after and fold
   * don't count. What is written meanwhile may or may not be among them, nothing comes twice. Close
   * the stream.
   *
   * @throws BadSearch when the query makes no sense
   */
  Stream<Mention> all(SearchRequest request);
}
