package earshot.query.live;

import earshot.assess.rule.Rule;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** The rules on the topic {@code settings}, in memory. */
public final class KafkaRuleLedger extends KafkaLedger<Rule> implements RuleLedger {
  private static final String RULE = "rule:";

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRuleLedger(Map<String, Object> kafka) {
    super(
        new Newest<>(
            Topics.SETTINGS.name(), Rule.class, key -> key.startsWith(RULE), Consumers.of(kafka)),
        Comparator.comparing(Rule::name));
  }

  /** Begins to read, from the first setting. */
  public KafkaRuleLedger start() {
    begin();
    return this;
  }
}
