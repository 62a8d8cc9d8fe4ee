package earshot.query.http;

import earshot.assess.rule.Rule;
import earshot.query.CheckResult;
import earshot.query.live.RuleLedger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger of rules without Kafka. */
public final class Rulebook implements RuleLedger {
  private final List<Rule> rules;

  /** A ledger of these, which change with it. */
  public Rulebook(List<Rule> rules) {
    this.rules = rules;
  }

  /** A ledger that has these in the beginning. */
  public Rulebook(Rule... rules) {
    this(new CopyOnWriteArrayList<>(rules));
  }

  @Override
  public List<Rule> all() {
    return List.copyOf(rules);
  }

  @Override
  public Optional<Rule> named(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  @Override
  public void put(Rule rule) {
    remove(rule.name());
    rules.add(rule);
  }

  @Override
  public void remove(String name) {
    rules.removeIf(rule -> rule.name().equals(name));
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
