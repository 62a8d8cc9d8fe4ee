package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.query.CheckResult;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compacted topic in memory: the newest value of each key, as far as they can be read. */
final class Newest<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Newest.class);

  private final Map<String, T> newest = new ConcurrentHashMap<>();
  private final Class<T> type;
  private final Predicate<String> wanted;
  private final Follower follower;
  private final AtomicLong changes = new AtomicLong();

  /**
   * Has not started.
   *
   * @param wanted which keys hold values of the type
   */
  Newest(
      String topic,
      Class<T> type,
      Predicate<String> wanted,
      Supplier<Consumer<String, byte[]>> consumers) {
    this.type = type;
    this.wanted = wanted;
    follower =
        new Follower(topic, Follower.From.BEGINNING, consumers, (record, behind) -> note(record));
  }

  void start() {
    follower.start();
  }

  private void note(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    if (!wanted.test(record.key())) {
      return;
    }
    try {
      take(record, value);
    } finally {
      changes.incrementAndGet(); // after the change, so that whoever counts has not missed it
    }
  }

  private void take(ConsumerRecord<String, byte[]> record, byte @Nullable [] value) {
    if (value == null) {
      newest.remove(record.key());
      return;
    }
    try {
      newest.put(record.key(), MentionJson.read(value, type));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} of {} can't be read: {}", record.topic(), record.key(), e.toString());
    }
  }

  /** How many records were read; grows with each change. */
  long changes() {
    return changes.get();
  }

  /** All values, in no order. */
  Collection<T> values() {
    return List.copyOf(newest.values());
  }

  CheckResult check() {
    return follower.check();
  }

  @Override
  public void close() {
    follower.close();
  }
}
