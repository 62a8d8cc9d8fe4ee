package earshot.assess.rule;

import earshot.assess.priority.PriorityFormula;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a version of a mention means to the rules, given what the version before meant. */
public final class Signals {
  private final RuleBook rules;

  public Signals(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * What the mention adds to each series.
   *
   * @param before what its version before added
   * @param now when this version came
   */
  public Map<Series, Point> points(Mention mention, Map<Series, Point> before, Instant now) {
    Map<Series, Point> points = new TreeMap<>(Comparator.comparing(Series::key));
    for (Rule rule : rules.meeting(mention)) {
      Instant since = rules.since(rule);
      for (String cause : causes(rule.trigger(), mention)) {
        Series series = Series.of(rule, cause);
        Optional<Point> known = Optional.ofNullable(before.get(series));
        points.put(series, point(rule.trigger(), mention, known, since, now));
      }
    }
    return points;
  }

  /** Somebody works on what was said before the rule was made: that is nothing to be told of. */
  private static boolean isOldNews(Mention mention, Instant since) {
    return mention.version() > 1
        && mention.collectedAt().isBefore(since)
        && mention.editedAt().filter(edited -> !edited.isBefore(since)).isEmpty();
  }

  private static Point point(
      Trigger trigger, Mention mention, Optional<Point> before, Instant since, Instant now) {
    if (before.isEmpty() && Hindsight.tells(trigger, mention, since, now)) {
      return Hindsight.point(trigger, mention);
    }
    boolean early = mention.backfilled() || isOldNews(mention, since);
    Instant fresh = early && mention.at().isBefore(now) ? mention.at() : now;
    return new Point(
        before.map(Point::at).orElse(fresh),
        mention.rating().map(Rating::outOfFive),
        before.map(Point::backfilled).orElse(early),
        before.filter(Point::hindsight).isPresent(),
        trigger instanceof Trigger.Each && !PriorityFormula.waits(mention));
  }

  private static Collection<String> causes(Trigger trigger, Mention mention) {
    return switch (trigger) {
      case Trigger.Each each -> List.of(mention.id().value());
      case Trigger.Unanswered unanswered ->
          PriorityFormula.waits(mention) ? List.of(mention.id().value()) : List.of();
      case Trigger.Counted counted -> mention.brands();
      case Trigger.Silent silent -> List.of();
    };
  }

  /**
   * That nobody waits for an answer to this any more. A rule that was made later has learnt of the
   * mention in {@link Hindsight}, of which nothing is noted beside the mention.
   *
   * @param mention as it is now; empty when it is gone
   * @param now what it adds to each series now
   */
  public List<Signal> settled(
      MentionId id, Optional<Mention> mention, Map<Series, Point> before, Map<Series, Point> now) {
    List<Signal> signals = new ArrayList<>();
    for (Rule rule : rules.all()) {
      Series series = Series.of(rule, id.value());
      boolean learnt =
          rule.trigger() instanceof Trigger.Unanswered
              && mention.map(m -> m.collectedAt().isBefore(rules.since(rule))).orElse(true);
      if (learnt && !before.containsKey(series) && !now.containsKey(series)) {
        Point point = new Point(rules.since(rule), Optional.empty(), false, true, false);
        signals.add(new Signal(series, id, Optional.of(point), Optional.empty()));
      }
    }
    return signals;
  }

  /** What changed between what a mention added and what it adds; nothing where nothing did. */
  public static List<Signal> between(
      MentionId mention, Map<Series, Point> before, Map<Series, Point> now) {
    List<Signal> signals = new ArrayList<>();
    now.forEach(
        (series, point) -> {
          Optional<Point> old = Optional.ofNullable(before.get(series));
          boolean known = old.isEmpty() && point.hindsight();
          if (!known && !old.equals(Optional.of(point))) {
            signals.add(new Signal(series, mention, old, Optional.of(point)));
          }
        });
    before.forEach(
        (series, old) -> {
          if (!now.containsKey(series)) {
            signals.add(new Signal(series, mention, Optional.of(old), Optional.empty()));
          }
        });
    return signals;
  }
}
