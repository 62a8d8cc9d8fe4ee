package earshot.query.live;

import earshot.mention.Listing;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code listings} in memory: the newest value of each fact. */
public final class KafkaListingLedger implements ListingLedger {
  private static final Comparator<Listing> ORDER =
      Comparator.comparing(Listing::source)
          .thenComparing(Listing::place)
          .thenComparing(Listing::name);

  private final Newest<Listing> newest;

  /**
   * A ledger that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaListingLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaListingLedger(Supplier<Consumer<String, byte[]>> consumers) {
    newest = new Newest<>(Topics.LISTINGS.name(), Listing.class, fact -> true, consumers);
  }

  /** Begins to read, from the first fact. */
  public KafkaListingLedger start() {
    newest.start();
    return this;
  }

  @Override
  public List<Listing> all() {
    return newest.values().stream().sorted(ORDER).toList();
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
