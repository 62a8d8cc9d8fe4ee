package earshot.ingest.connect;

import earshot.mention.Coverage;
import earshot.mention.Coverage.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands over what was concluded. Walks without any news are told once a minute, so the ledger may
 * be a minute old, but never says that the next poll is near when it is not.
 */
final class Teller {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Progress progress;
  private final Seen seen;
  private final Ledger ledger;
  private final Handover handover;
  private final Keyring keyring;
  private @Nullable News told;
  private Instant when = Instant.EPOCH;
  private Instant toldNextPoll = Instant.EPOCH;

  Teller(Progress progress, Seen seen, Ledger ledger, Handover handover, Keyring keyring) {
    this.progress = progress;
    this.seen = seen;
    this.ledger = ledger;
    this.handover = handover;
    this.keyring = keyring;
  }

  /** What makes a record worth sending. */
  private record News(
      List<Gap> gaps,
      Optional<String> problem,
      Optional<String> position,
      Optional<Instant> watermark,
      Optional<String> token,
      boolean caughtUp) {}

  void tell(Instant nextPoll, Instant now) throws InterruptedException {
    Map<Integer, String> segments = seen.takeUnsaved();
    Optional<Keyring.Kept> exchanged = keyring.exchanged();
    Coverage coverage = ledger.coverage(nextPoll, progress.budget.left(now));
    News news =
        new News(
            coverage.gaps(),
            coverage.problem(),
            progress.position,
            progress.watermark,
            progress.unfinished.flatMap(Progress.Unfinished::token),
            progress.caughtUp);
    boolean silent = handover.isEmpty() && segments.isEmpty() && exchanged.isEmpty();
    boolean quiet = silent && news.equals(told);
    boolean soon = nextPoll.isBefore(now.plus(QUIET)) || nextPoll.equals(toldNextPoll);
    if (quiet && soon && now.isBefore(when.plus(QUIET))) {
      return;
    }
    told = news;
    toldNextPoll = nextPoll;
    when = now;
    handover.conclude(progress.offset(seen.extent()), segments, exchanged, coverage, now);
  }
}
