package earshot.ingest.connect;

import earshot.mention.Coverage;
import earshot.mention.Coverage.Gap;
import earshot.mention.Coverage.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was heard of one feed and what was not, as it grows. */
final class Ledger {
  private static final int MOST = 50;

  private final Watched watched;
  private List<Span> complete;
  private List<Gap> gaps;
  private long said;
  private long gone;
  private long unreadable;
  private Optional<Instant> lastAttempt;
  private Optional<Instant> lastSuccess;
  private Optional<String> problem;

  Ledger(Watched watched, Optional<Coverage> kept) {
    this.watched = watched;
    complete = kept.map(Coverage::complete).orElse(List.of());
    gaps = kept.map(Coverage::gaps).orElse(List.of());
    said = kept.map(Coverage::said).orElse(0L);
    gone = kept.map(Coverage::gone).orElse(0L);
    unreadable = kept.map(Coverage::unreadable).orElse(0L);
    lastAttempt = kept.flatMap(Coverage::lastAttempt);
    lastSuccess = kept.flatMap(Coverage::lastSuccess);
    problem = kept.flatMap(Coverage::problem);
  }

  void said() {
    said++;
  }

  void gone() {
    gone++;
  }

  void unreadable() {
    unreadable++;
  }

  void attempt(Instant at) {
    lastAttempt = Optional.of(at);
  }

  void success(Instant at) {
    lastSuccess = Optional.of(at);
    problem = Optional.empty();
  }

  void problem(String why) {
    problem = Optional.of(why);
  }

  Optional<Instant> lastSuccess() {
    return lastSuccess;
  }

  /** The end of what is complete so far. */
  Optional<Instant> completeTo() {
    return complete.isEmpty() ? Optional.empty() : Optional.of(complete.getLast().to());
  }

  /** Everything within is here; spans that touch become one. */
  void complete(Instant from, Instant to) {
    List<Span> all = new ArrayList<>(complete);
    all.add(span(from, to));
    all.sort(Comparator.comparing(Span::from));
    List<Span> merged = new ArrayList<>();
    for (Span span : all) {
      boolean touches = !merged.isEmpty() && !span.from().isAfter(merged.getLast().to());
      merged.add(touches ? union(merged.removeLast(), span) : span);
    }
    complete = newest(merged);
  }

  /** Places give nanoseconds and lie about the future. */
  private static Span span(Instant from, Instant to) {
    Instant end = to.truncatedTo(ChronoUnit.MILLIS);
    Instant start = from.truncatedTo(ChronoUnit.MILLIS);
    return new Span(start.isAfter(end) ? end : start, end);
  }

  private static Span union(Span a, Span b) {
    return new Span(a.from(), a.to().isAfter(b.to()) ? a.to() : b.to());
  }

  /** Something is or may be missing within; the same gap is declared once. */
  void gap(Instant from, Instant to, String reason) {
    Span missing = span(from, to);
    Gap gap = new Gap(missing.from(), missing.to(), reason);
    if (!gaps.contains(gap)) {
      List<Gap> all = new ArrayList<>(gaps);
      all.add(gap);
      gaps = newest(all);
    }
  }

  private static <T> List<T> newest(List<T> all) {
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  Coverage coverage(Instant nextPoll, Optional<Long> budgetLeft) {
    return new Coverage(
        watched.feed().id(),
        watched.source(),
        watched.feed().place(),
        watched.brands(),
        watched.completeness().word(),
        complete,
        gaps,
        said,
        gone,
        unreadable,
        lastAttempt,
        lastSuccess,
        Optional.of(nextPoll),
        problem,
        budgetLeft.map(watched.purse()::callsIn));
  }
}
