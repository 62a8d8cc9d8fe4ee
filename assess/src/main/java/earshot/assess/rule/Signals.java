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
    Point fresh = point(mention, now);
    for (Rule rule : rules.meeting(mention)) {
      for (String cause : causes(rule.trigger(), mention)) {
        Series series = Series.of(rule, cause);
        Instant at = Optional.ofNullable(before.get(series)).map(Point::at).orElse(fresh.at());
        points.put(series, new Point(at, fresh.rating(), fresh.backfilled()));
      }
    }
    return points;
  }

  private static Point point(Mention mention, Instant now) {
    boolean early = mention.backfilled() && mention.at().isBefore(now);
    return new Point(
        early ? mention.at() : now, mention.rating().map(Rating::outOfFive), mention.backfilled());
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

  /** What changed between what a mention added and what it adds; nothing where nothing did. */
  public static List<Signal> between(
      MentionId mention, Map<Series, Point> before, Map<Series, Point> now) {
    List<Signal> signals = new ArrayList<>();
    now.forEach(
        (series, point) -> {
          Optional<Point> old = Optional.ofNullable(before.get(series));
          if (!old.equals(Optional.of(point))) {
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
