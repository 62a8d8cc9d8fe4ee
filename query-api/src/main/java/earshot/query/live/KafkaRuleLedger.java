package earshot.query.live;

import earshot.assess.rule.Rule;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The rules on the topic {@code settings}, in memory. */
public final class KafkaRuleLedger implements RuleLedger {
  private static final String RULE = "rule:";

  private final Newest<Rule> newest;

  /**
   * A ledger that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRuleLedger(Map<String, Object> kafka) {
    newest =
        new Newest<>(
            Topics.SETTINGS.name(), Rule.class, key -> key.startsWith(RULE), Consumers.of(kafka));
  }

  /** Begins to read, from the first setting. */
  public KafkaRuleLedger start() {
    newest.start();
    return this;
  }

  @Override
  public List<Rule> all() {
    return newest.values().stream().sorted(Comparator.comparing(Rule::name)).toList();
  }

  @Override
  public CheckResult check() {
    return newest.check();
  }

  @Override
  public void close() {
    newest.close();
  }
}
