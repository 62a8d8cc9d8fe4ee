package earshot.assess.rule;

import earshot.assess.rule.KeptCrowds.Member;
import earshot.assess.rule.KeptCrowds.Span;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules that look at groups: what a mention adds to a rule it adds to each group that it is in, in
 * whatever order the two are heard of. Each group is a series that is counted like any other.
 */
final class GroupWatch {
  private static final Duration SWEEP = Duration.ofDays(1);

  private final KeptCrowds crowds;
  private final CountWatch counts;

  GroupWatch(Memory memory, CountWatch counts) {
    crowds = new KeptCrowds(memory);
    this.counts = counts;
  }

  /** A mention begins to meet the condition, or no longer does. */
  void hear(Rule rule, Trigger.Grouped trigger, Signal signal, Instant now) {
    Series brand = signal.series();
    Instant since = since(brand, signal.now().map(Point::at).orElse(now), now);
    String mention = signal.mention().value();
    Member known = crowds.member(brand, mention);
    if (signal.before().isEmpty() && known.point().isPresent()) {
      return; // what was heard when it came is told in hindsight again
    }
    crowds.member(brand, mention, known.adding(signal.now()));
    Counting counting = new Counting(rule, trigger, since, now);
    known.groups().forEach(group -> counting.add(group, mention, known.point(), signal.now()));
  }

  /** Others are in a group now. */
  void hear(Rule rule, Trigger.Grouped trigger, GroupNews news, Instant now) {
    Series brand = news.series();
    Crowd crowd = news.crowd();
    Set<String> before = crowds.members(brand, crowd.group());
    crowds.members(brand, crowd.group(), crowd.members());
    Counting counting = new Counting(rule, trigger, since(brand, now, now), now);
    counting.origin(crowd, before.isEmpty());
    for (String mention : without(before, crowd.members())) {
      Member member = crowds.member(brand, mention);
      crowds.member(brand, mention, member.in(crowd.group(), false));
      counting.add(crowd.group(), mention, member.point(), Optional.empty());
    }
    for (String mention : without(crowd.members(), before)) {
      Member member = crowds.member(brand, mention);
      crowds.member(brand, mention, member.in(crowd.group(), true));
      counting.add(crowd.group(), mention, Optional.empty(), member.point());
    }
  }

  /** Counts for one rule what one record says. */
  private final class Counting {
    private final Rule rule;
    private final Trigger.Grouped trigger;
    private final Instant since;
    private final Instant now;

    Counting(Rule rule, Trigger.Grouped trigger, Instant since, Instant now) {
      this.rule = rule;
      this.trigger = trigger;
      this.since = since;
      this.now = now;
    }

    /** What was told of the groups that this one comes from, or goes to, is told of it. */
    void origin(Crowd crowd, boolean fresh) {
      Series series = Series.of(rule, crowd.group());
      crowd.became().ifPresent(next -> counts.become(series, Series.of(rule, next), trigger, now));
      if (fresh && !crowd.members().isEmpty()) {
        counts.begin(series, trigger, since, now);
        crowd.from().forEach(whole -> counts.part(Series.of(rule, whole), series, now));
      }
    }

    void add(String group, String mention, Optional<Point> was, Optional<Point> is) {
      if (was.isPresent() || is.isPresent()) {
        Series series = Series.of(rule, group);
        counts.begin(series, trigger, since, now);
        counts.hear(rule, trigger, new Signal(series, new MentionId(mention), was, is), now);
      }
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** Since when something is known of a brand: before, nobody knows what was usual. */
  private Instant since(Series brand, Instant at, Instant now) {
    Span known = crowds.span(brand).orElseGet(() -> new Span(at, now));
    Span span = at.isBefore(known.since()) ? new Span(at, known.swept()) : known;
    if (now.isAfter(span.swept().plus(SWEEP))) {
      crowds.sweep(brand, now.minus(Trigger.Grouped.SPAN).minus(SWEEP));
      span = new Span(span.since(), now);
    }
    crowds.span(brand, span);
    return span.since();
  }

  /** Forgets what is known for rules that watch it no more. */
  void forgetOthers(RuleBook rules) {
    crowds.brands().stream().filter(brand -> rules.of(brand).isEmpty()).forEach(crowds::forget);
  }
}
