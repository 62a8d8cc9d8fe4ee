package earshot.assess.rule;

import earshot.assess.match.MatchableMention;
import earshot.assess.match.Monitor;
import earshot.assess.match.QueryMatches;
import earshot.assess.query.Query;
import earshot.mention.Mention;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The rules of now; their conditions meet each mention all at once. Thread-safe. */
public final class RuleBook {
  private final Monitor monitor = new Monitor();
  private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> sinces = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final BiConsumer<String, Exception> failed;

  /**
   * An empty book.
   *
   * @param failed told the name of a rule that could not be asked, and why; the others are asked
   *     all the same
   */
  public RuleBook(BiConsumer<String, Exception> failed) {
    this.failed = failed;
  }

  /**
   * Adds or replaces a rule; an absent one is removed.
   *
   * @param since when it was made or changed
   */
  public void put(String name, Optional<Rule> rule, Instant since) {
    Optional<Query> when = rule.flatMap(Rule::when).map(Query::parse);
    when.ifPresentOrElse(query -> monitor.put(name, query), () -> monitor.remove(name));
    rule.ifPresentOrElse(r -> rules.put(name, r), () -> rules.remove(name));
    sinces.put(name, since);
    changes.incrementAndGet();
  }

  /** How often rules were made, changed or removed. */
  long changes() {
    return changes.get();
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  Optional<Rule> rule(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  /** The rule that a series belongs to, unless it counts something else by now. */
  Optional<Rule> of(Series series) {
    return rule(series.rule()).filter(rule -> rule.print().equals(series.print()));
  }

  /** When a rule was made or changed. */
  Instant since(Rule rule) {
    return sinces.getOrDefault(rule.name(), Instant.MIN);
  }

  /** The rules of now. */
  public Collection<Rule> all() {
    return rules.values();
  }

  /** Those whose condition the mention meets, by name. */
  List<Rule> meeting(Mention mention) {
    if (monitor.size() == 0) {
      return List.of();
    }
    QueryMatches matches = monitor.match(MatchableMention.of(mention));
    matches.failures().forEach(failed);
    return matches.ids().stream().map(rules::get).filter(Objects::nonNull).toList();
  }
}
