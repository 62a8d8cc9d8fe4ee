package earshot.query.live;

import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** What people say is true of brands, on the topic {@code settings}; and the way to say it. */
public final class KafkaFactShelf extends KafkaWritableLedger<BrandFacts> implements FactShelf {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaFactShelf(Map<String, Object> kafka) {
    super(
        Topics.SETTINGS,
        "facts:",
        BrandFacts.class,
        Comparator.comparing(BrandFacts::brand),
        kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaFactShelf start() {
    begin();
    return this;
  }

  @Override
  public void put(BrandFacts facts) {
    if (facts.facts().isEmpty()) {
      remove(facts.brand());
    } else {
      put(facts.brand(), facts);
    }
  }
}
