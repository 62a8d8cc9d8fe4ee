package earshot.query.live;

import earshot.mention.Listing;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code listings} in memory: the newest value of each fact. */
public final class KafkaListingLedger extends KafkaLedger<Listing> implements ListingLedger {
  private static final Comparator<Listing> ORDER =
      Comparator.comparing(Listing::source)
          .thenComparing(Listing::place)
          .thenComparing(Listing::name);

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaListingLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaListingLedger(Supplier<Consumer<String, byte[]>> consumers) {
    super(new Newest<>(Topics.LISTINGS.name(), Listing.class, fact -> true, consumers), ORDER);
  }

  /** Begins to read, from the first fact. */
  public KafkaListingLedger start() {
    begin();
    return this;
  }
}
