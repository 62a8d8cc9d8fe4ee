package earshot.query.live;

import earshot.query.CheckResult;
import earshot.query.Component;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic on a thread of its own for as long as it lives, and begins anew where it was when
 * Kafka was away.
 */
final class Follower implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Where a follower that has heard nothing yet begins. */
  enum From {
    BEGINNING,
    END
  }

  private final String topic;
  private final From from;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final BiConsumer<ConsumerRecord<String, byte[]>, Position> heard;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<Position> position = Optional.empty();
  private volatile Optional<Position> goal = Optional.empty();
  private volatile Optional<String> trouble = Optional.of("has not begun");

  /**
   * A follower that has not started.
   *
   * @param consumers gives a new one after each failure, without group
   * @param heard gets each record with the position behind it, on the follower's thread
   */
  Follower(
      String topic,
      From from,
      Supplier<Consumer<String, byte[]>> consumers,
      BiConsumer<ConsumerRecord<String, byte[]>, Position> heard) {
    this.topic = topic;
    this.from = from;
    this.consumers = consumers;
    this.heard = heard;
    thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** How far it has read; empty until it knows where it is. */
  Optional<Position> position() {
    return position;
  }

  @Override
  public CheckResult check() {
    return trouble // each is read once, for it changes meanwhile
        .map(why -> CheckResult.failed("%s: %s".formatted(topic, why)))
        .orElseGet(
            () ->
                behind()
                    ? CheckResult.failed("%s: still reading what is there".formatted(topic))
                    : CheckResult.ok("%s read up to %s".formatted(topic, position.orElseThrow())));
  }

  private boolean behind() {
    return goal.flatMap(far -> position.map(near -> !near.reaches(far))).orElse(true);
  }

  private void run() {
    while (closed.getCount() > 0) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        begin(consumer);
        while (closed.getCount() > 0) {
          read(consumer);
        }
      } catch (InterruptException e) {
        return; // only close() interrupts it
      } catch (RuntimeException e) { // not only Kafka's own: see KAFKA-20312
        pause(e);
      }
    }
  }

  private void begin(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no such topic");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> starts =
        from == From.END ? ends : consumer.beginningOffsets(partitions);
    partitions.forEach(p -> consumer.seek(p, in(p).orElse(starts.getOrDefault(p, 0L))));
    goal = Optional.of(position(ends));
    position = Optional.of(here(consumer));
    trouble = Optional.empty();
  }

  private Optional<Long> in(TopicPartition partition) {
    return position.flatMap(known -> known.in(partition.partition()));
  }

  private void read(Consumer<String, byte[]> consumer) {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    for (ConsumerRecord<String, byte[]> record : records) {
      Position behind = position.orElseThrow().past(record.partition(), record.offset());
      heard.accept(record, behind);
      position = Optional.of(behind);
    }
    position = Optional.of(here(consumer)); // also past the marks of transactions
  }

  private Position here(Consumer<String, byte[]> consumer) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    consumer.assignment().forEach(p -> offsets.put(p, consumer.position(p)));
    return position(offsets);
  }

  private static Position position(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> next = new TreeMap<>();
    offsets.forEach((partition, offset) -> next.put(partition.partition(), offset));
    return new Position(next);
  }

  private void pause(RuntimeException e) {
    trouble = Optional.of(String.valueOf(e.getMessage()));
    LOG.warn("{} can't be read, trying again in {}: {}", topic, PAUSE, e.toString());
    try {
      closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      closed.countDown();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return; // it was never started, so there is nothing to wait for
    }
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
