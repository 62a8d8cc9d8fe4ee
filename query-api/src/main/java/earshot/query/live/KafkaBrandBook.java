package earshot.query.live;

import earshot.mention.Brand;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The brands on the topic {@code settings}, in memory. */
public final class KafkaBrandBook extends KafkaLedger<Brand> implements BrandBook {
  static final String BRAND = "brand:";

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaBrandBook(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaBrandBook(Supplier<Consumer<String, byte[]>> consumers) {
    super(
        new Newest<>(Topics.SETTINGS.name(), Brand.class, key -> key.startsWith(BRAND), consumers),
        Comparator.comparing(Brand::name));
  }

  /** Begins to read, from the first setting. */
  public KafkaBrandBook start() {
    begin();
    return this;
  }
}
