package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule would have found: mentions and minutes pass again in the order in which they came,
 * through the code of the flow.
 */
public final class Backtest {
  /** More than this would not fit into a modest memory. */
  static final int MOST = 1_000_000;

  private static final Comparator<Heard> AS_THEY_CAME =
      Comparator.comparing(Heard::at).thenComparing(heard -> heard.mention().value());

  private final Rule rule;
  private final RuleBook rules;
  private final List<Heard> heard = new ArrayList<>();
  private final List<GroupNews> news = new ArrayList<>();

  /**
   * A backtest of one rule.
   *
   * @throws IllegalArgumentException for a rule about feeds, of which no history is kept
   */
  public Backtest(Rule rule) {
    if (rule.trigger() instanceof Trigger.Silent) {
      throw new IllegalArgumentException("how feeds were heard is not kept; nothing to replay");
    }
    this.rule = rule;
    rules =
        new RuleBook(
            (name, failure) -> {
              throw new IllegalStateException("the rule could not be asked", failure);
            });
    rules.put(rule.name(), Optional.of(rule), Instant.MIN);
  }

  /** A rule about groups needs to know them; they count as they are now. */
  public Backtest grouped(Stream<Group> groups) {
    groups.map(Crowd::of).forEach(crowd -> news.addAll(GroupNews.of(List.of(rule), crowd)));
    return this;
  }

  /** What one mention adds. */
  private record Heard(Instant at, MentionId mention, Map<Series, Point> points) {}

  /**
   * Reads the history, in any order.
   *
   * @throws IllegalArgumentException when more mentions meet the rule than can be held
   */
  public Backtest read(Stream<Mention> history) {
    Signals signals = new Signals(rules);
    history.forEach(
        mention -> {
          Instant at = mention.collectedAt();
          Map<Series, Point> points = signals.points(mention, Map.of(), at);
          if (!points.isEmpty()) {
            heard.add(new Heard(at, mention.id(), points));
          }
          if (heard.size() > MOST) {
            throw new IllegalArgumentException(
                "more than %,d mentions meet the rule; narrow it".formatted(MOST));
          }
        });
    heard.sort(AS_THEY_CAME);
    return this;
  }

  /** How many mentions meet the rule. */
  public int mentions() {
    return heard.size();
  }

  /** The episodes that would have begun in a span, each as it was at its end, oldest first. */
  public List<Episode> run(CoverageBook coverage, Instant from, Instant to) {
    Map<String, Episode> episodes = new LinkedHashMap<>();
    MapMemory memory = new MapMemory();
    RuleWatch watch =
        new RuleWatch(rules, coverage, memory, episode -> episodes.put(episode.id(), episode));
    heard.stream()
        .findFirst()
        .ifPresent(first -> news.forEach(each -> watch.hear(each, first.at())));
    for (Heard each : heard) {
      if (each.at().isAfter(to)) {
        break;
      }
      pass(watch, memory, each.at());
      Signals.between(each.mention(), Map.of(), each.points())
          .forEach(signal -> watch.hear(signal, each.at()));
    }
    pass(watch, memory, to);
    return episodes.values().stream()
        .filter(episode -> !episode.openedAt().isBefore(from) && !episode.openedAt().isAfter(to))
        .toList();
  }

  /** Lets the minutes pass in which there is something to do. */
  private static void pass(RuleWatch watch, MapMemory memory, Instant until) {
    for (Optional<Instant> next = nextMinute(memory);
        next.isPresent() && !next.get().isAfter(until);
        next = nextMinute(memory)) {
      watch.tick(next.get());
    }
  }

  private static Optional<Instant> nextMinute(MapMemory memory) {
    Duration nearly = Duration.ofMinutes(1).minusMillis(1);
    return Kept.firstDue(memory).map(due -> due.plus(nearly).truncatedTo(ChronoUnit.MINUTES));
  }

  /** The rule that is tried. */
  public Rule rule() {
    return rule;
  }
}
