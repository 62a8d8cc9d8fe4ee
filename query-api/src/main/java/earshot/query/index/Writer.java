package earshot.query.index;

import earshot.mention.Rejected;
import earshot.query.Change;
import earshot.query.MentionConsumer;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches to the store beside the thread that reads, and says which offsets are settled.
 * Batches may overtake each other, because versions decide what stays; offsets never do.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** Some are written, for the store waits for its disk, and one is prepared. */
  private static final int AT_ONCE = 4;

  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final MentionConsumer store;
  private final Rejections rejections;
  private final InstantSource clock;
  private final Pause pause;
  private final ChangeReader reader;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("indexer-", 0).factory());
  private final Deque<Batch> written = new ArrayDeque<>();
  private final AtomicLong applied = new AtomicLong();
  private volatile Optional<String> trouble = Optional.empty();

  Writer(MentionConsumer store, Rejections rejections, InstantSource clock, Pause pause) {
    this.store = store;
    this.rejections = rejections;
    this.clock = clock;
    this.pause = pause;
    this.reader = new ChangeReader(rejections, clock);
  }

  private record Batch(Map<TopicPartition, OffsetAndMetadata> ends, Future<?> done) {}

  boolean hasRoom() {
    return written.size() < AT_ONCE;
  }

  /** Changes applied so far, repetitions included. */
  long applied() {
    return applied.get();
  }

  /** Why nothing moves, while it does not. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Begins to write these. */
  void write(ConsumerRecords<String, byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>(records.nextOffsets());
    written.add(new Batch(ends, threads.submit(() -> apply(reader.read(records)))));
  }

  /** Offsets behind everything that is written and has nothing unwritten before it, if any. */
  Optional<Map<TopicPartition, OffsetAndMetadata>> settled() {
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    while (!written.isEmpty() && written.peek().done().isDone()) {
      Batch batch = written.remove();
      finish(batch.done());
      ends.putAll(batch.ends());
    }
    return ends.isEmpty() ? Optional.empty() : Optional.of(ends);
  }

  /** These partitions are read by others now, who begin behind what was committed. */
  void forget(Set<TopicPartition> partitions) {
    written.forEach(batch -> batch.ends().keySet().removeAll(partitions));
  }

  /** All of them are read again. */
  void forget() {
    written.forEach(batch -> batch.ends().clear());
  }

  private static void finish(Future<?> done) {
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch can't be applied", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the store takes it; reading waits meanwhile. */
  private int apply(List<Change> changes) throws InterruptedException {
    Duration wait = SHORTEST_WAIT;
    while (!applied(changes)) {
      pause.pause(wait);
      Duration longer = wait.multipliedBy(2);
      wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
    return changes.size();
  }

  private boolean applied(List<Change> changes) {
    try {
      store.apply(changes).forEach(this::reject);
      applied.addAndGet(changes.size());
      trouble = Optional.empty();
      return true;
    } catch (StoreUnavailable e) {
      if (trouble.isEmpty()) {
        LOG.warn("Indexing waits: {}", e.getMessage());
      }
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void reject(MentionConsumer.Unfit unfit) {
    rejections.reject(
        new Rejected(
            "index",
            Optional.empty(),
            Optional.empty(),
            Optional.of(unfit.change().id().value()),
            unfit.why(),
            Optional.empty(),
            clock.instant()));
  }

  /** What is being written is given up: it was not committed and comes again. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
