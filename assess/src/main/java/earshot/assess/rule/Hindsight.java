package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule would know if it had been there before it was made. What was said then passes through
 * the code of the flow as in a {@link Backtest}, and nobody is told of it.
 */
public final class Hindsight {
  /** Who has waited for longer than this is no news to anybody. */
  static final Duration LONGEST_WAIT = Duration.ofDays(30);

  private final Rule rule;
  private final Trigger trigger;
  private final Instant made;
  private final Instant from;
  private final Signals signals;
  private final Kept kept = new Kept(new MapMemory());
  private final Map<MentionId, Map<Series, Point>> heard = new HashMap<>();
  private final Map<MentionId, Map<Series, Point>> signalled = new HashMap<>();
  private final Map<Series, TreeMap<Instant, MentionId>> newest = new HashMap<>();

  /**
   * Of one rule.
   *
   * @param made when it was made: what was collected since then it hears itself
   * @throws IllegalArgumentException for a rule that needs to know nothing of before
   */
  public Hindsight(Rule rule, Instant made) {
    if (!helps(rule)) {
      throw new IllegalArgumentException(
          "nothing to learn for a rule of kind " + rule.trigger().kind());
    }
    this.rule = rule;
    this.made = made;
    trigger = rule.trigger();
    from = made.minus(trigger instanceof Trigger.Counted counted ? reach(counted) : LONGEST_WAIT);
    RuleBook alone =
        new RuleBook(
            (name, failure) -> {
              throw new IllegalStateException("the rule could not be asked", failure);
            });
    alone.put(rule.name(), Optional.of(rule), made);
    signals = new Signals(alone);
  }

  /** Twice what it looks at, so that the oldest window that matters has its usual. */
  private static Duration reach(Trigger.Counted counted) {
    Windows windows = Windows.of(counted);
    return windows.bucket().multipliedBy(2 * (windows.inWindow() + windows.inHistory() + 1L));
  }

  /** Whether a rule judges by what was before. */
  public static boolean helps(Rule rule) {
    return helps(rule.trigger());
  }

  private static boolean helps(Trigger trigger) {
    return trigger instanceof Trigger.Counted || trigger instanceof Trigger.Unanswered;
  }

  /** Whether each mention is signalled, for a watch that remembers it; else sums are learnt. */
  private static boolean signalsEach(Trigger trigger) {
    return trigger instanceof Trigger.Grouped || trigger instanceof Trigger.Unanswered;
  }

  /**
   * Whether a mention belongs to what is learnt in hindsight, and not to what is heard.
   *
   * @param now when this version came
   */
  static boolean tells(Trigger trigger, Mention mention, Instant made, Instant now) {
    Instant came = mention.version() > 1 ? mention.collectedAt() : now;
    return helps(trigger) && came.isBefore(made);
  }

  /** What a mention from before adds: the same whoever tells it. */
  static Point point(Trigger trigger, Mention mention) {
    boolean early = mention.backfilled();
    Instant came = mention.collectedAt();
    return new Point(
        early && mention.at().isBefore(came) ? mention.at() : came,
        mention.rating().map(Rating::outOfFive),
        early || trigger instanceof Trigger.NewGroup, // known groups are not new
        !signalsEach(trigger),
        false);
  }

  /** What was collected before is not needed. */
  public Instant from() {
    return from;
  }

  /** Hears the newest version of a mention, or that it is gone. */
  public void hear(MentionId id, Optional<Mention> said) {
    Map<Series, Point> points =
        said.filter(m -> m.collectedAt().isBefore(made) && !m.collectedAt().isBefore(from))
            .map(m -> signals.points(m, Map.of(), m.collectedAt()))
            .orElse(Map.of());
    if (points.isEmpty() && !signalled.containsKey(id)) {
      heard.remove(id);
    } else {
      heard.put(id, points);
    }
  }

  /**
   * Takes in what was heard since this was asked last.
   *
   * @return what is to be signalled of it: rules about groups, and those that wait for answers,
   *     remember each mention
   */
  public List<Signal> settle() {
    List<Signal> told = new ArrayList<>();
    heard.forEach(
        (mention, points) -> {
          if (signalsEach(trigger)) {
            told.addAll(signals(mention, points));
          } else {
            points.forEach((series, point) -> remember(mention, series, point));
          }
        });
    heard.clear();
    return told;
  }

  /** Compared with what was signalled before, where it is heard more than once. */
  private List<Signal> signals(MentionId mention, Map<Series, Point> points) {
    Optional<Map<Series, Point>> before = Optional.ofNullable(signalled.put(mention, points));
    return Signals.between(mention, before.orElse(Map.of()), points);
  }

  private void remember(MentionId mention, Series series, Point point) {
    silent(new CoverageBook()).remember((Trigger.Counted) trigger, series, point);
    if (!point.backfilled()) {
      TreeMap<Instant, MentionId> latest = newest.computeIfAbsent(series, s -> new TreeMap<>());
      latest.put(point.at(), mention);
      if (latest.size() > Episode.NAMED) {
        latest.pollFirstEntry();
      }
    }
  }

  /** What was found in all that was settled, for rules that learn sums. */
  public List<Learnt> learnt(CoverageBook coverage) {
    return trigger instanceof Trigger.Counted counted ? learnt(counted, coverage) : List.of();
  }

  private List<Learnt> learnt(Trigger.Counted counted, CoverageBook coverage) {
    Windows windows = Windows.of(counted);
    List<Learnt> all = new ArrayList<>();
    for (Series series : kept.series()) {
      kept.head(series).map(head -> named(series, head)).ifPresent(head -> kept.head(series, head));
      silent(coverage).look(rule, counted, series, made);
      kept.head(series)
          .ifPresent(head -> all.add(Learnt.of(series, made, windows, head, kept.sums(series))));
    }
    return all;
  }

  private Head named(Series series, Head head) {
    Head named = head;
    for (MentionId mention : newest.getOrDefault(series, new TreeMap<>()).values()) {
      named = named.with(mention);
    }
    return named;
  }

  /** The watch of the flow, of which nobody hears. */
  private CountWatch silent(CoverageBook coverage) {
    return new CountWatch(kept, coverage, episode -> {});
  }
}
