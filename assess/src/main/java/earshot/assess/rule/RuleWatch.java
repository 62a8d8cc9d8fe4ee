package earshot.assess.rule;

import earshot.mention.Episode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches all series of all rules: told of each signal and of each minute, it tells of episodes.
 */
public final class RuleWatch {
  private final RuleBook rules;
  private final Kept kept;
  private final MentionWatch mentions;
  private final CountWatch counts;
  private final GroupWatch groups;
  private final FeedWatch feeds;
  private long changesSeen;

  /**
   * A watch over some series.
   *
   * @param tell gets each change of an episode
   */
  public RuleWatch(RuleBook rules, CoverageBook coverage, Memory memory, Consumer<Episode> tell) {
    this.rules = rules;
    kept = new Kept(memory);
    mentions = new MentionWatch(kept, tell);
    counts = new CountWatch(kept, coverage, tell);
    groups = new GroupWatch(memory, counts);
    feeds = new FeedWatch(kept, rules, coverage, tell);
  }

  /** Hears a signal that came now; one of a rule that counts something else by now is ignored. */
  public void hear(Signal signal, Instant now) {
    rules
        .of(signal.series())
        .ifPresent(
            rule -> {
              switch (rule.trigger()) {
                case Trigger.Each each -> mentions.hear(rule, signal, now);
                case Trigger.Unanswered unanswered -> mentions.hear(rule, unanswered, signal, now);
                case Trigger.Grouped grouped -> groups.hear(rule, grouped, signal, now);
                case Trigger.Counted counted -> counts.hear(rule, counted, signal, now);
                case Trigger.Silent silent ->
                    throw new IllegalStateException("feeds send no signals: " + signal);
              }
            });
  }

  /** Hears who is in a group now. */
  public void hear(GroupNews news, Instant now) {
    rules
        .of(news.series())
        .ifPresent(
            rule -> {
              if (rule.trigger() instanceof Trigger.Grouped grouped) {
                groups.hear(rule, grouped, news, now);
              }
            });
  }

  /** Learns what was before the rule was made. */
  public void hear(Learnt learnt, Instant now) {
    rules
        .of(learnt.series())
        .ifPresent(
            rule -> {
              if (rule.trigger() instanceof Trigger.Counted counted) {
                counts.learn(counted, learnt, now);
              }
            });
  }

  /** Hears that it is now so late. */
  public void tick(Instant now) {
    long changes = rules.changes();
    if (changes != changesSeen) {
      changesSeen = changes;
      kept.series().stream()
          .filter(series -> rules.of(series).isEmpty())
          .forEach(series -> look(series, now));
      groups.forgetOthers(rules);
    }
    kept.due(now).forEach(series -> look(series, now));
  }

  private void look(Series series, Instant now) {
    Optional<Rule> rule = rules.of(series);
    if (rule.isEmpty()) {
      kept.head(series).ifPresent(head -> counts.end(series, head, now, "the rule was changed"));
      kept.forget(series);
      return;
    }
    switch (rule.get().trigger()) {
      case Trigger.Each each -> kept.forget(series);
      case Trigger.Unanswered unanswered -> mentions.look(rule.get(), series, now);
      case Trigger.Counted counted -> counts.look(rule.get(), counted, series, now);
      case Trigger.Silent silent -> feeds.look(rule.get(), silent, series, now);
    }
  }

  /** Looks whether a feed has fallen silent; one watch of several is enough. */
  public void lookAtFeeds(Instant now) {
    feeds.lookAtAll(now);
  }
}
