package earshot.ingest.connect;

import earshot.ingest.source.Card;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A feed and what people want of it.
 *
 * @param brands those that own the place
 * @param byQuery whether what it says only counts where a brand's query matches
 * @param every a fixed interval; absent is adaptive
 * @param since how far the first walk reaches back; absent is what is usual
 * @param purse what it may spend a day
 * @param recheck age of an item when it is first looked at again
 * @param retention how long texts from here are kept; absent is for ever
 * @param secrets keys of the place
 */
record Watched(
    String source,
    Card.Completeness completeness,
    Feed feed,
    List<String> brands,
    boolean byQuery,
    Optional<Duration> every,
    Optional<Duration> since,
    Purse purse,
    Duration recheck,
    Optional<Duration> retention,
    Secrets secrets) {
  static final Duration USUAL_SINCE = Duration.ofDays(30);

  /** The same feed watched for more brands: the more generous wish of the two counts. */
  Watched and(Watched other) {
    return new Watched(
        source,
        completeness,
        feed,
        Stream.concat(brands.stream(), other.brands.stream()).distinct().toList(),
        byQuery && other.byQuery,
        smallest(every, other.every),
        since.isEmpty() || other.since.isEmpty()
            ? longest(since, other.since)
            : max(since, other.since),
        purse.and(other.purse),
        recheck.compareTo(other.recheck) < 0 ? recheck : other.recheck,
        smallest(retention, other.retention),
        secrets.and(other.secrets));
  }

  Duration reach() {
    return since.orElse(USUAL_SINCE);
  }

  /** The host that it asks, which owes nothing to a position. */
  String host() {
    return feed.request(new Cursor(Instant.EPOCH, Optional.empty()), Optional.empty()).url().host();
  }

  private static Optional<Duration> smallest(Optional<Duration> a, Optional<Duration> b) {
    return Stream.of(a, b).flatMap(Optional::stream).min(Duration::compareTo);
  }

  private static Optional<Duration> max(Optional<Duration> a, Optional<Duration> b) {
    return Stream.of(a, b).flatMap(Optional::stream).max(Duration::compareTo);
  }

  /** One says nothing: then only a longer wish than the usual one counts. */
  private static Optional<Duration> longest(Optional<Duration> a, Optional<Duration> b) {
    return a.or(() -> b).filter(wish -> wish.compareTo(USUAL_SINCE) > 0);
  }
}
