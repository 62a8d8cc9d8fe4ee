package earshot.ingest.connect;

import earshot.ingest.connect.Progress.Unfinished;
import earshot.ingest.source.Card.Completeness;
import earshot.ingest.source.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the end of a walk concludes: the watermark, the span that is complete, a gap, the rate. */
final class Ending {
  private final Watched watched;
  private final Progress progress;
  private final Seen seen;
  private final Ledger ledger;

  Ending(Watched watched, Progress progress, Seen seen, Ledger ledger) {
    this.watched = watched;
    this.progress = progress;
    this.seen = seen;
    this.ledger = ledger;
  }

  void conclude(Unfinished walk, Tally tally, Instant now) {
    boolean late = isOutOfReach(walk);
    boolean overran = late || overran(tally);
    if (overran) {
      Instant until = late ? walk.floor() : tally.oldest().orElse(walk.started());
      ledger.gap(missingFrom(walk), until, overrunReason());
    }
    ledger.complete(late ? walk.floor() : from(walk, tally, overran), walk.started());
    learnRate(tally, now);
    progress.watermark = walk.newest().filter(this::isNewer).or(() -> progress.watermark);
    progress.unfinished = Optional.empty();
    progress.caughtUp = true;
    if (tally.pages() > 0) { // else everything is there unchanged, and nobody wrote that down
      seen.prune(now);
    }
    ledger.success(now);
  }

  /** Whether we come back after longer than the place may be asked for. */
  private boolean isOutOfReach(Unfinished walk) {
    Optional<Instant> earliest = watched.feed().reach().map(walk.started()::minus);
    return ledger
        .completeTo()
        .filter(end -> earliest.filter(end::isBefore).isPresent())
        .isPresent();
  }

  /** Whether the place moved on so far that nothing of the last look is left. */
  private boolean overran(Tally tally) {
    boolean allNew = tally.items() > 0 && tally.known() == 0 && seen.size() > tally.fresh();
    boolean canOverrun =
        switch (watched.feed().shape()) {
          case FORWARD -> false;
          case WINDOW -> true;
          case NEWEST_FIRST -> !tally.pageIsOld() && !tally.cut();
        };
    return progress.caughtUp && allNew && canOverrun;
  }

  private Instant missingFrom(Unfinished walk) {
    return watched.feed().shape() == Shape.WINDOW
        ? ledger.lastSuccess().orElse(progress.began)
        : earlier(walk.floor(), ledger.completeTo());
  }

  private String overrunReason() {
    return watched.feed().shape() == Shape.WINDOW
        ? "window overrun: nothing of the last look is left"
        : "the place shows no further back";
  }

  /**
   * Where the span of this walk begins: where the last one ended, unless the place no longer showed
   * everything since. What a first walk over a window shows is no promise about the time before.
   */
  private Instant from(Unfinished walk, Tally tally, boolean overran) {
    Optional<Instant> last = ledger.completeTo().filter(end -> !overran);
    return switch (watched.feed().shape()) {
      case FORWARD -> last.orElse(walk.floor());
      case WINDOW -> last.orElse(walk.started());
      case NEWEST_FIRST -> {
        Instant oldest = tally.oldest().orElse(walk.started());
        boolean reached = reachedFloor(tally) && !overran && !tally.cut();
        yield reached ? earlier(walk.floor(), last) : oldest;
      }
    };
  }

  /** Whether nothing lies between the last page of the walk and its floor. */
  private boolean reachedFloor(Tally tally) {
    return (tally.items() == 0 && progress.caughtUp)
        || tally.pageIsOld()
        || tally.known() > 0
        || watched.completeness() == Completeness.COMPLETE;
  }

  private static Instant earlier(Instant floor, Optional<Instant> last) {
    return last.filter(end -> end.isBefore(floor)).orElse(floor);
  }

  private void learnRate(Tally tally, Instant now) {
    if (progress.caughtUp) {
      Duration elapsed = Duration.between(ledger.lastSuccess().orElse(progress.began), now);
      progress.rate = Rhythm.rate(progress.rate, tally.fresh(), elapsed);
    } else {
      progress.rate = Rhythm.firstRate(tally.fresh(), watched.reach());
    }
  }

  private boolean isNewer(Instant time) {
    return progress.watermark.isEmpty() || time.isAfter(progress.watermark.get());
  }
}
