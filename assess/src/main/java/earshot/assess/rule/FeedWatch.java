package earshot.assess.rule;

import earshot.mention.Coverage;
import earshot.mention.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rules that watch whether feeds are still heard. */
final class FeedWatch {
  private static final Duration OFTEN = Duration.ofMinutes(5);

  private final Kept kept;
  private final RuleBook rules;
  private final CoverageBook coverage;
  private final Consumer<Episode> tell;

  FeedWatch(Kept kept, RuleBook rules, CoverageBook coverage, Consumer<Episode> tell) {
    this.kept = kept;
    this.rules = rules;
    this.coverage = coverage;
    this.tell = tell;
  }

  void lookAtAll(Instant now) {
    for (Rule rule : rules.all()) {
      if (rule.trigger() instanceof Trigger.Silent silent) {
        coverage.feeds().stream()
            .map(feed -> Series.of(rule, feed.feed()))
            .filter(series -> kept.head(series).isEmpty())
            .forEach(series -> begin(rule, silent, series, now));
      }
    }
  }

  private void begin(Rule rule, Trigger.Silent silent, Series series, Instant now) {
    kept.head(series, Head.begin(now, now));
    look(rule, silent, series, now);
  }

  /** Looks at one feed, and again soon. */
  void look(Rule rule, Trigger.Silent silent, Series series, Instant now) {
    Optional<Head> head = kept.head(series);
    Optional<Coverage> feed = coverage.feed(series.cause());
    if (head.isEmpty() || feed.isEmpty()) {
      kept.forget(series);
      return;
    }
    boolean silence = silent(feed.get(), silent.after(), head.get().since(), now);
    Head after = head.get();
    if (silence && !after.open()) {
      after = put(after, opened(rule, series, feed.get(), now));
    } else if (!silence && after.open()) {
      after = put(after, closed(after.episode().orElseThrow(), now));
    }
    kept.head(series, after);
    kept.due(now.plus(OFTEN), series);
  }

  /** A quiet feed is asked seldom: it is silent when it should have been asked since. */
  private static boolean silent(Coverage feed, Duration after, Instant since, Instant now) {
    boolean longAgo = feed.lastSuccess().orElse(since).plus(after).isBefore(now);
    boolean overdue = feed.nextPoll().filter(next -> next.plus(OFTEN).isAfter(now)).isEmpty();
    return longAgo && (overdue || feed.problem().isPresent());
  }

  private Head put(Head head, Episode episode) {
    tell.accept(episode);
    return head.in(episode, 0);
  }

  private static Episode opened(Rule rule, Series series, Coverage feed, Instant now) {
    String what = feed.source() + " " + feed.place();
    String reason = feed.problem().map(problem -> what + ": " + problem).orElse(what);
    return Episodes.opened(
        rule,
        series.cause(),
        now.toString(),
        List.of(),
        now,
        Optional.empty(),
        Optional.of(reason));
  }

  private static Episode closed(Episode before, Instant now) {
    return Episodes.closed(
        before, now, Optional.empty(), List.of(), before.reason().orElse("") + ": heard again");
  }
}
