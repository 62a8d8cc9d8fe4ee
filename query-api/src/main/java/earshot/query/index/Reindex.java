package earshot.query.index;

import earshot.mention.Topics;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.NextIndex;
import earshot.query.Rebuild;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code mentions} from the beginning into a new index and lets it take over. What the
 * indexer wrote into the old one until that moment is read once more from behind it, so nothing is
 * missing; versions make writing twice harmless.
 */
public final class Reindex implements Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Reindex.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 60;

  /** Searches that began in the old index end there. */
  private static final Duration LAST_SEARCHES = Duration.ofSeconds(3);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Supplier<NextIndex> next;
  private final ChangeReader reader;
  private final Pause pause;
  private volatile Progress progress = new Progress(State.NONE, 0, Optional.empty());
  private volatile Optional<Thread> thread = Optional.empty();

  /**
   * A rebuild that has not begun.
   *
   * @param consumers opens the consumer; no offsets are committed
   * @param next makes the new index
   */
  public Reindex(
      Supplier<Consumer<String, byte[]>> consumers, Supplier<NextIndex> next, InstantSource clock) {
    this(consumers, next, clock, Thread::sleep);
  }

  Reindex(
      Supplier<Consumer<String, byte[]>> consumers,
      Supplier<NextIndex> next,
      InstantSource clock,
      Pause pause) {
    this.consumers = consumers;
    this.next = next;
    this.pause = pause;
    // What can't be read was reported when it came.
    this.reader = new ChangeReader(rejected -> {}, clock);
  }

  @Override
  public synchronized void begin() {
    if (progress.state() != State.RUNNING) {
      tell(State.RUNNING, 0, Optional.empty());
      thread = Optional.of(Thread.ofPlatform().name("reindex").daemon().start(this::run));
    }
  }

  private void tell(State state, long read, Optional<String> problem) {
    progress = new Progress(state, read, problem);
  }

  /** From beginning to end, on the thread that calls. */
  void run() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      rebuild(consumer, next.get());
      tell(State.DONE, progress.read(), Optional.empty());
    } catch (RuntimeException | InterruptedException e) { // else it would seem to run for ever
      LOG.error("the index was not rebuilt; the old one stays in use", e);
      tell(State.FAILED, progress.read(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private void rebuild(Consumer<String, byte[]> consumer, NextIndex index)
      throws InterruptedException {
    try {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.MENTIONS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      copy(consumer, consumer.endOffsets(all), index);
      copy(consumer, consumer.endOffsets(all), index); // what came during the long first way
      index.takeOver();
      copy(consumer, consumer.endOffsets(all), index);
      pause.pause(LAST_SEARCHES);
    } finally {
      index.tidy();
    }
  }

  private void copy(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, NextIndex index)
      throws InterruptedException {
    long revealed = progress.read();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      List<Change> changes = reader.read(consumer.poll(LOOK));
      if (!changes.isEmpty()) {
        patiently(() -> index.consumer().apply(changes));
        tell(State.RUNNING, progress.read() + changes.size(), Optional.empty());
      }
      if (progress.read() - revealed >= Indexer.MANY) {
        patiently(() -> index.consumer().reveal());
        revealed = progress.read();
      }
    }
    patiently(() -> index.consumer().reveal());
  }

  private void patiently(Runnable write) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        write.run();
        return;
      } catch (StoreUnavailable e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause.pause(WAIT);
      }
    }
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public CheckResult check() {
    Progress now = progress;
    String fact = "%s, %d changes read".formatted(now.state().word(), now.read());
    return now.problem().map(CheckResult::failed).orElseGet(() -> CheckResult.ok(fact));
  }

  /** Gives up what is being built. */
  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }
}
