package earshot.query.index;

import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.MentionConsumer;
import earshot.query.SearchFailure;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code mentions} topic and applies it to the store.
 *
 * <p>An offset is committed when the store has acknowledged everything before it, so a crash only
 * repeats, and the store ignores repetitions. While one batch is written the next is read; while
 * the store does not answer nothing more is read, so memory does not grow. What was written is made
 * searchable at once when little more is waiting; a backlog is left to the store's own time.
 */
public final class Indexer implements Component, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  /** Searchers are not asked to open more often than this. */
  private static final Duration BETWEEN_REVEALS = Duration.ofMillis(500);

  /** Nor more often than this while much goes on: each time makes a segment to be merged later. */
  private static final Duration BETWEEN_LARGE_REVEALS = Duration.ofSeconds(2);

  /** With more than this waiting it is a backlog. */
  private static final long FEW = 2000;

  /** In a backlog too what was written is counted after so many, see {@link Counted}. */
  static final long MANY = 50_000;

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final MentionConsumer store;
  private final Writer writer;
  private final InstantSource clock;
  private final Pause pause;
  private Instant revealedAt = Instant.EPOCH;
  private long revealed;
  private Counted counted = new Counted();
  private volatile boolean closed;
  private volatile CheckResult state = CheckResult.failed("the indexer has not begun");

  /**
   * An indexer that reads when it is run.
   *
   * @param consumers opens the consumer, see {@link IndexerConsumer}
   * @param rejections told of what can't be read or stored; the rest goes on
   */
  public Indexer(
      Supplier<Consumer<String, byte[]>> consumers,
      MentionConsumer store,
      Rejections rejections,
      InstantSource clock) {
    this(consumers, store, rejections, clock, Thread::sleep);
  }

  Indexer(
      Supplier<Consumer<String, byte[]>> consumers,
      MentionConsumer store,
      Rejections rejections,
      InstantSource clock,
      Pause pause) {
    this.consumers = consumers;
    this.store = store;
    this.clock = clock;
    this.pause = pause;
    this.writer = new Writer(store, rejections, clock, pause);
  }

  /** Reads until closed; whoever runs it gives it a thread of its own. */
  @Override
  public void run() {
    try {
      while (!closed) {
        read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      writer.close();
    }
  }

  /**
   * Until it is closed or can't go on. Then it begins anew behind what was committed, whatever was
   * thrown: Kafka's consumer knows other failures than its own, where a partition has lost its
   * leader (KAFKA-20312).
   */
  private void read() throws InterruptedException {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      consumer.subscribe(List.of(Topics.MENTIONS.name()), new Assignment(consumer));
      while (!closed) {
        step(consumer);
      }
      commit(consumer);
    } catch (RuntimeException e) {
      LOG.error("The indexer stumbled and begins anew", e);
      state = CheckResult.failed("the indexer stumbled and begins anew: " + e.getMessage());
      writer.forget();
      counted = new Counted();
      pause.pause(BETWEEN_ATTEMPTS);
    }
  }

  /** Reads one batch if there is room for it, and commits what has been written. */
  void step(Consumer<String, byte[]> consumer) {
    try {
      if (writer.hasRoom()) {
        consumer.resume(consumer.paused());
      } else {
        consumer.pause(consumer.assignment());
      }
      ConsumerRecords<String, byte[]> records = consumer.poll(LOOK);
      if (!records.isEmpty()) {
        writer.write(records);
      }
      commit(consumer);
      long lag = lag(consumer);
      if (lag < FEW || writer.applied() - revealed >= MANY) {
        reveal(lag);
      }
      state = state(lag);
    } catch (WakeupException e) {
      LOG.debug("The indexer was woken up to close");
    }
  }

  /**
   * Whoever was away for long, on a machine that slept or stood still, finds that others have its
   * partitions. It joins them again; what it wrote is written once more, which changes nothing.
   */
  private void commit(Consumer<String, byte[]> consumer) {
    try {
      Optional<Map<TopicPartition, OffsetAndMetadata>> settled = writer.settled();
      if (settled.isPresent()) {
        boolean all = writer.applied() == revealed; // it was faster than we were
        consumer.commitSync(counted.noted(settled.get(), all));
      }
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.info("What was written lately is written once more: {}", e.getMessage());
    }
  }

  private static long lag(Consumer<String, byte[]> consumer) {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private void reveal(long lag) {
    long applied = writer.applied();
    if (applied == revealed) {
      return;
    }
    boolean goesOn = lag > 0 && applied - revealed >= FEW;
    Duration rest = goesOn ? BETWEEN_LARGE_REVEALS : BETWEEN_REVEALS;
    Instant now = clock.instant();
    if (now.isBefore(revealedAt.plus(rest))) {
      return;
    }
    try {
      store.reveal();
      counted.all();
      revealed = applied;
      revealedAt = now;
    } catch (StoreUnavailable e) {
      LOG.debug("Searchable later: {}", e.getMessage()); // writing says so if it lasts
    }
  }

  private CheckResult state(long lag) {
    String facts = "%d records behind, %d applied".formatted(lag, writer.applied());
    return writer
        .trouble()
        .map(trouble -> CheckResult.failed(trouble + "; " + facts))
        .orElseGet(() -> CheckResult.ok(facts));
  }

  /** As of the last look, a moment ago. */
  @Override
  public CheckResult check() {
    return state;
  }

  /** Lets {@link #run} end after what is being written. */
  @Override
  public void close() {
    closed = true;
  }

  /** Forgets what belongs to others now, and starts over where the store has lost everything. */
  private final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;

    Assignment(Consumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit(consumer);
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      writer.forget(Set.copyOf(partitions));
      counted.forget(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try {
        if (store.empty()) {
          consumer.seekToBeginning(partitions);
        } else {
          resume(Set.copyOf(partitions));
        }
      } catch (SearchFailure e) {
        LOG.warn("The store can't say whether it is empty; reading on: {}", e.getMessage());
      }
    }

    private void resume(Set<TopicPartition> partitions) {
      consumer
          .committed(partitions)
          .forEach(
              (partition, committed) -> {
                if (committed != null) {
                  counted
                      .resume(partition, committed)
                      .ifPresent(offset -> consumer.seek(partition, offset));
                }
              });
    }
  }
}
