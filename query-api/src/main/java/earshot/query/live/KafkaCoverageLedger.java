package earshot.query.live;

import earshot.mention.Coverage;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The topic {@code coverage} in memory: the newest entry of each feed. */
public final class KafkaCoverageLedger implements CoverageLedger {
  private static final Comparator<Coverage> ORDER =
      Comparator.comparing(Coverage::source)
          .thenComparing(Coverage::place)
          .thenComparing(Coverage::feed);

  private final Newest<Coverage> newest;

  /**
   * A ledger that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaCoverageLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaCoverageLedger(Supplier<Consumer<String, byte[]>> consumers) {
    newest = new Newest<>(Topics.COVERAGE.name(), Coverage.class, feed -> true, consumers);
  }

  /** Begins to read, from the first entry. */
  public KafkaCoverageLedger start() {
    newest.start();
    return this;
  }

  @Override
  public List<Coverage> all() {
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
