package earshot.query.live;

import earshot.assess.rule.Rule;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The rules on the topic {@code settings}, in memory; and the way to change some. */
public final class KafkaRuleLedger extends KafkaLedger<Rule> implements RuleLedger {
  private static final String RULE = "rule:";

  private final Newest<Rule> rules;
  private final Appender appender;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaRuleLedger(Map<String, Object> kafka) {
    this(
        new Newest<>(
            Topics.SETTINGS.name(), Rule.class, key -> key.startsWith(RULE), Consumers.of(kafka)),
        new Appender(kafka));
  }

  private KafkaRuleLedger(Newest<Rule> rules, Appender appender) {
    super(rules, Comparator.comparing(Rule::name));
    this.rules = rules;
    this.appender = appender;
  }

  /** Begins to read, from the first setting. */
  public KafkaRuleLedger start() {
    begin();
    return this;
  }

  @Override
  public Optional<Rule> named(String name) {
    return rules.of(RULE + name);
  }

  @Override
  public void put(Rule rule) {
    String key = RULE + rule.name();
    appender.append(Topics.SETTINGS, key, rule);
    rules.await(key, Optional.of(rule), Appender.PATIENCE);
  }

  @Override
  public void remove(String name) {
    String key = RULE + name;
    appender.remove(Topics.SETTINGS, key);
    rules.await(key, Optional.empty(), Appender.PATIENCE);
  }

  @Override
  public void close() {
    super.close();
    appender.close();
  }
}
