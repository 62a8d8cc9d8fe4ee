package earshot.query.live;

import earshot.mention.Coverage;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code coverage} in memory: the newest entry of each feed. */
public final class KafkaCoverageLedger implements CoverageLedger {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCoverageLedger.class);
  private static final Comparator<Coverage> ORDER =
      Comparator.comparing(Coverage::source)
          .thenComparing(Coverage::place)
          .thenComparing(Coverage::feed);

  private final Map<String, Coverage> newest = new ConcurrentHashMap<>();
  private final Follower follower;

  /**
   * A ledger that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaCoverageLedger(Map<String, Object> kafka) {
    this(Consumers.of(kafka));
  }

  KafkaCoverageLedger(Supplier<Consumer<String, byte[]>> consumers) {
    follower =
        new Follower(
            Topics.COVERAGE.name(),
            Follower.From.BEGINNING,
            consumers,
            (record, behind) -> note(record));
  }

  /** Begins to read, from the first entry. */
  public KafkaCoverageLedger start() {
    follower.start();
    return this;
  }

  private void note(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      newest.remove(record.key());
      return;
    }
    try {
      newest.put(record.key(), MentionJson.read(value, Coverage.class));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("coverage of {} can't be read: {}", record.key(), e.toString());
    }
  }

  @Override
  public List<Coverage> all() {
    return newest.values().stream().sorted(ORDER).toList();
  }

  @Override
  public CheckResult check() {
    return follower.check();
  }

  @Override
  public void close() {
    follower.close();
  }
}
