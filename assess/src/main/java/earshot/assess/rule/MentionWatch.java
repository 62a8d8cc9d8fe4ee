package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.State;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Rules that look at each mention by itself: every match, and what nobody answers. */
final class MentionWatch {
  /** After that nobody asks whether a mention was told already. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final String NO_LONGER = "no longer so";

  private final Kept kept;
  private final Consumer<Episode> tell;

  MentionWatch(Kept kept, Consumer<Episode> tell) {
    this.kept = kept;
    this.tell = tell;
  }

  /** For rules of kind each. */
  void hear(Rule rule, Signal signal, Instant now) {
    Optional<Head> head = kept.head(signal.series());
    if (signal.now().isEmpty()) {
      head.ifPresent(known -> settle(signal.series(), known, now, NO_LONGER));
    } else if (head.isPresent() && signal.now().get().settled()) {
      settle(signal.series(), head.get(), now, "somebody took care of it");
    } else if (head.isPresent()) {
      seenAgain(signal.series(), head.get(), now);
    } else if (!signal.now().get().backfilled()) {
      open(rule, signal.series(), Head.begin(now, now), now);
      kept.due(now.plus(REMEMBERED), signal.series());
    }
  }

  /** For rules that wait for an answer. */
  void hear(Rule rule, Trigger.Unanswered trigger, Signal signal, Instant now) {
    Optional<Head> head = kept.head(signal.series());
    if (signal.now().isEmpty()) {
      head.ifPresent(known -> settle(signal.series(), known, now, NO_LONGER));
      kept.forget(signal.series());
    } else if (head.isEmpty() && !signal.now().get().backfilled()) {
      Instant since = signal.now().get().at();
      kept.head(signal.series(), Head.begin(since, since));
      kept.due(since.plus(trigger.after()), signal.series());
    }
  }

  /** An answer is overdue. */
  void look(Rule rule, Series series, Instant now) {
    kept.head(series).filter(head -> !head.open()).ifPresent(head -> open(rule, series, head, now));
  }

  private void open(Rule rule, Series series, Head head, Instant now) {
    Episode opened = Episodes.of(rule, new MentionId(series.cause()), now, Optional.empty());
    put(series, head, opened);
  }

  private void seenAgain(Series series, Head head, Instant now) {
    head.episode()
        .map(
            episode ->
                Episodes.changed(
                    episode, Change.UPDATED, false, now, Optional.empty(), episode.mentions()))
        .ifPresent(updated -> put(series, head, updated));
  }

  private void settle(Series series, Head head, Instant now, String why) {
    head.episode()
        .filter(episode -> episode.state() != State.CLOSED)
        .map(episode -> Episodes.closed(episode, now, Optional.empty(), episode.mentions(), why))
        .ifPresent(closed -> put(series, head, closed));
  }

  private void put(Series series, Head head, Episode episode) {
    kept.head(series, head.in(episode, 0));
    tell.accept(episode);
  }
}
