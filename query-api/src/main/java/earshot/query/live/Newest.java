package earshot.query.live;

import earshot.mention.MentionJson;
import earshot.mention.NewerFormat;
import earshot.query.CheckResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
  private final Consumer<T> came;
  private final Follower follower;
  private final AtomicLong changes = new AtomicLong();

  /** What a later version has written, by key; without it nobody should decide anything. */
  private final Map<String, String> newer = new ConcurrentHashMap<>();

  /**
   * Has not started.
   *
   * @param wanted which keys hold values of the type
   */
  Newest(
      String topic,
      Class<T> type,
      Predicate<String> wanted,
      Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers) {
    this(topic, type, wanted, value -> {}, consumers);
  }

  /**
   * Has not started.
   *
   * @param came gets each value, on a thread of its own, when it can be found here
   */
  Newest(
      String topic,
      Class<T> type,
      Predicate<String> wanted,
      Consumer<T> came,
      Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> consumers) {
    this.type = type;
    this.wanted = wanted;
    this.came = came;
    follower =
        new Follower(topic, Follower.From.BEGINNING, consumers, (record, behind) -> note(record));
  }

  void start() {
    follower.start();
  }

  private synchronized void note(ConsumerRecord<String, byte[]> record) {
    remember(record);
    notifyAll();
  }

  private void remember(ConsumerRecord<String, byte[]> record) {
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
    newer.remove(record.key());
    if (value == null) {
      newest.remove(record.key());
      return;
    }
    try {
      T read = MentionJson.read(value, type);
      newest.put(record.key(), read);
      came.accept(read);
    } catch (NewerFormat e) {
      LOG.warn("{} of {} can't be read: {}", record.topic(), record.key(), e.getMessage());
      newer.put(record.key(), String.valueOf(e.getMessage()));
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

  Optional<T> of(String key) {
    return Optional.ofNullable(newest.get(key));
  }

  /** Waits until this value has come, or the key is gone where none is expected, or a while. */
  synchronized void await(String key, Optional<T> value, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toMillis();
          left > 0 && !value.equals(of(key));
          left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  CheckResult check() {
    return newer.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(first -> CheckResult.failed(first.getKey() + ": " + first.getValue()))
        .orElseGet(follower::check);
  }

  @Override
  public void close() {
    follower.close();
  }
}
