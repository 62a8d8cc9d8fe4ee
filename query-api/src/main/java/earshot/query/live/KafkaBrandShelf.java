package earshot.query.live;

import earshot.mention.Brand;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** The brands on the topic {@code settings}, in memory; and the way to change them. */
public final class KafkaBrandShelf extends KafkaWritableLedger<Brand> implements BrandShelf {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaBrandShelf(Map<String, Object> kafka) {
    super(
        Topics.SETTINGS,
        KafkaBrandBook.BRAND,
        Brand.class,
        Comparator.comparing(Brand::name),
        kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaBrandShelf start() {
    begin();
    return this;
  }

  @Override
  public void put(Brand brand) {
    put(brand.name(), brand);
  }
}
