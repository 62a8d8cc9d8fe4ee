package earshot.query.live;

import earshot.assess.rule.Rule;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** The rules on the topic {@code settings}, in memory; and the way to change some. */
public final class KafkaRuleLedger extends KafkaWritableLedger<Rule> implements RuleLedger {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRuleLedger(Map<String, Object> kafka) {
    super(Topics.SETTINGS, "rule:", Rule.class, Comparator.comparing(Rule::name), kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaRuleLedger start() {
    begin();
    return this;
  }

  @Override
  public void put(Rule rule) {
    put(rule.name(), rule);
  }
}
