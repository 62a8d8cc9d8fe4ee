package earshot.query.notify;

import earshot.assess.rule.Rule;
import earshot.mention.Episode;
import earshot.query.live.AlertLedger;
import earshot.query.live.RuleLedger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who is told of an episode. */
record Audience(RuleLedger rules, AlertLedger alerts) {

  /** Its own, and those it is passed on to because nobody acknowledged it in time. */
  Set<String> of(Episode episode, Instant now) {
    Set<String> names = new LinkedHashSet<>(episode.receivers());
    rules
        .named(episode.rule())
        .flatMap(Rule::escalation)
        .filter(e -> alerts.acknowledgement(episode.id()).isEmpty())
        .filter(e -> !now.isBefore(episode.openedAt().plus(e.after())))
        .ifPresent(e -> names.addAll(e.receivers()));
    return names;
  }
}
