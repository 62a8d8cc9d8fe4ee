package earshot.query.notify;

import earshot.assess.rule.Rule;
import earshot.mention.Episode;
import earshot.query.live.AlertLedger;
import earshot.query.live.RuleLedger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is told of an episode.
 *
 * @param begun when its own receivers were first told of an episode, as far as they can be reached
 */
record Audience(RuleLedger rules, AlertLedger alerts, Function<Episode, Optional<Instant>> begun) {

  /**
   * Its own, and those it is passed on to because nobody acknowledged it in time. That time begins
   * when somebody could have: an episode may be found long after it began, or in quiet hours.
   */
  Set<String> of(Episode episode, Instant now) {
    Set<String> names = new LinkedHashSet<>(episode.receivers());
    rules
        .named(episode.rule())
        .flatMap(Rule::escalation)
        .filter(e -> alerts.acknowledgement(episode.id()).isEmpty())
        .filter(e -> begun.apply(episode).filter(b -> !now.isBefore(b.plus(e.after()))).isPresent())
        .ifPresent(e -> names.addAll(e.receivers()));
    return names;
  }
}
