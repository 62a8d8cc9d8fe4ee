package earshot.query.pages;

import earshot.query.Tally;
import earshot.query.Trend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Another time that stands beside the one that is shown: its first span beside the first, and so
 * on, however they are called.
 *
 * @param begins when each of its spans begins
 */
record Beside(List<Instant> begins, Trend trend) {
  /** When the counterpart of a span begins; empty where the other time is over by then. */
  Optional<Instant> begin(int span) {
    return span < begins.size() ? Optional.of(begins.get(span)) : Optional.empty();
  }

  /** The figures of the counterpart. */
  Tally tally(int span) {
    return begin(span).map(trend::span).orElse(Tally.NOTHING);
  }

  double most(ToDoubleFunction<Tally> value) {
    return trend.spans().values().stream().mapToDouble(value).max().orElse(0);
  }
}
