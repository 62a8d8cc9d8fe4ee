package earshot.query.live;

import earshot.mention.Brand;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The brands on the topic {@code settings}, in memory. */
public final class KafkaBrandBook implements BrandBook {
  private static final String BRAND = "brand:";

  private final Newest<Brand> newest;

  /**
   * A book that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaBrandBook(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaBrandBook(Supplier<Consumer<String, byte[]>> consumers) {
    newest =
        new Newest<>(Topics.SETTINGS.name(), Brand.class, key -> key.startsWith(BRAND), consumers);
  }

  /** Begins to read, from the first setting. */
  public KafkaBrandBook start() {
    newest.start();
    return this;
  }

  @Override
  public List<Brand> all() {
    return newest.values().stream().sorted(Comparator.comparing(Brand::name)).toList();
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
