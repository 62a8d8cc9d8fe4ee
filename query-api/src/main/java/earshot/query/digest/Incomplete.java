package earshot.query.digest;

import earshot.mention.Coverage;
import earshot.mention.Coverage.Gap;
import earshot.mention.Coverage.Span;
import earshot.query.digest.Digest.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was not heard in a span. */
final class Incomplete {
  /** Feeds are asked now and then, so the very end of a span is always still to come. */
  private static final Duration STILL_TO_COME = Duration.ofDays(1);

  private Incomplete() {}

  static List<Missing> in(DigestOrder order, Collection<Coverage> feeds) {
    List<Missing> missing = new ArrayList<>();
    for (Coverage feed : feeds) {
      if (feed.brands().isEmpty() || feed.brands().contains(order.brand())) {
        missing.addAll(in(order, feed));
      }
    }
    return missing;
  }

  private static List<Missing> in(DigestOrder order, Coverage feed) {
    List<Missing> gaps =
        feed.gaps().stream()
            .filter(gap -> gap.from().isBefore(order.to()) && gap.to().isAfter(order.from()))
            .map(gap -> missing(order, feed, gap))
            .toList();
    return gaps.isEmpty() ? unheard(order, feed).map(List::of).orElse(List.of()) : gaps;
  }

  private static Missing missing(DigestOrder order, Coverage feed, Gap gap) {
    return missing(order, feed, gap.from(), gap.to(), Optional.of(gap.reason()));
  }

  private static Missing missing(
      DigestOrder order, Coverage feed, Instant from, Instant to, Optional<String> reason) {
    Instant begin = from.isBefore(order.from()) ? order.from() : from;
    Instant end = to.isAfter(order.to()) ? order.to() : to;
    return new Missing(feed.source(), feed.place(), begin, end, reason);
  }

  /** What lies before or behind the spans that were heard; no gap is noted there yet. */
  private static Optional<Missing> unheard(DigestOrder order, Coverage feed) {
    Optional<Span> heard =
        feed.complete().stream()
            .filter(span -> span.from().isBefore(order.to()) && !span.to().isBefore(order.from()))
            .max(Comparator.comparing(Span::to));
    if (heard.isEmpty()) {
      return Optional.of(missing(order, feed, order.from(), order.to(), feed.problem()));
    }
    Span span = heard.get();
    if (span.to().isBefore(order.to().minus(STILL_TO_COME))) {
      return Optional.of(missing(order, feed, span.to(), order.to(), feed.problem()));
    }
    return span.from().isAfter(order.from())
        ? Optional.of(missing(order, feed, order.from(), span.from(), Optional.empty()))
        : Optional.empty();
  }
}
