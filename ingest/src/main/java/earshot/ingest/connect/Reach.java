package earshot.ingest.connect;

import earshot.ingest.source.LiveFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed that speaks by itself was heard: the span that is complete, and the gap where the
 * place no longer had what was said while nobody listened.
 */
final class Reach {
  private static final Duration TELLING = Duration.ofSeconds(30);
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final LiveFeed feed;
  private final Progress progress;
  private final Seen seen;
  private final Ledger ledger;
  private final Handover handover;
  private final Teller teller;
  private Optional<String> latest;
  private Optional<Instant> from = Optional.empty();
  private Instant to = Instant.EPOCH;
  private Optional<String> trouble = Optional.empty();
  private Instant told = Instant.EPOCH;

  Reach(
      LiveFeed feed,
      Progress progress,
      Seen seen,
      Ledger ledger,
      Handover handover,
      Teller teller) {
    this.feed = feed;
    this.progress = progress;
    this.seen = seen;
    this.ledger = ledger;
    this.handover = handover;
    this.teller = teller;
    this.latest = progress.position;
  }

  /** A connection was opened where the last one ended. */
  void connected() {
    from = Optional.empty();
  }

  /** Whether nothing was heard yet on this connection. */
  boolean isFresh() {
    return from.isEmpty();
  }

  /** A message brought us here. */
  void to(String position, Instant now) {
    Instant time = feed.timeOf(position);
    if (from.isEmpty()) {
      from = Optional.of(begin(time, now));
      to = time;
    }
    latest = Optional.of(position);
    to = Pace.later(to, time);
    trouble = Optional.empty();
  }

  /** Where the span that this connection hears begins. */
  private Instant begin(Instant first, Instant now) {
    Optional<Instant> last = progress.position.map(feed::timeOf);
    boolean kept = last.filter(time -> time.isAfter(now.minus(feed.keeps()))).isPresent();
    boolean follows = last.filter(time -> first.isBefore(time.plus(TOLERANCE))).isPresent();
    if (last.isPresent() && !kept && !follows) {
      ledger.gap(last.get(), first, "the place no longer had what was said while nobody listened");
      return first;
    }
    return last.filter(time -> time.isBefore(first)).orElse(first);
  }

  /** A message could not be understood. */
  void misheard(String why) {
    trouble = Optional.of(why);
  }

  /** Tells what was heard, and at least now and then how far we are. */
  void tell(Instant next, Instant now) throws InterruptedException {
    boolean due = !now.isBefore(told.plus(TELLING));
    if (due || !handover.isEmpty()) {
      tellNow(next, now);
    }
  }

  /** The connection ended, or there was none. */
  void lost(String why, Instant next, Instant now) throws InterruptedException {
    trouble = Optional.of(why);
    tellNow(next, now);
  }

  private void tellNow(Instant next, Instant now) throws InterruptedException {
    from.ifPresent(start -> ledger.complete(start, to));
    if (trouble.isEmpty()) {
      ledger.success(now);
    }
    trouble.ifPresent(ledger::problem);
    progress.position = latest;
    progress.caughtUp |= from.isPresent();
    seen.prune(now);
    told = now;
    teller.tell(next, now);
  }
}
