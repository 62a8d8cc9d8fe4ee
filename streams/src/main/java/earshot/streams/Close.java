package earshot.streams;

import earshot.assess.group.Grouper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * At each minute has the windows grouped anew that have changed, beside the flow, and tells what
 * became of their groups, and of the mentions that copy each other, when that is known.
 */
final class Close extends ContextualProcessor<String, byte[], String, byte[]> {
  /** How long a statement is grouped with what comes later. */
  static final Duration SPAN = Duration.ofDays(30);

  /** How often it looks whether a window is done, while one is at work. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Windows that are begun in one look: mentions wait meanwhile. */
  private static final int MOST_WINDOWS = 50;

  /**
   * Mentions whose statements are cut in one look. What comes while a window is grouped may be many
   * times as much on a busy machine, and a transaction is given up after ten seconds.
   */
  private static final int MOST_CUT = 500;

  /** Mentions whose copies wait to be grouped: enough for one window of each kind. */
  private static final int MOST_UNDERWAY = 20_000;

  private final Grouper grouper;
  private final int most;
  private final StageMeter meter;
  private final Executor beside;
  private final Queue<String> due = new ArrayDeque<>();
  private final Deque<Underway> underway = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private @Nullable Cancellable looking;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private Windows windows;

  private record Underway(String window, int mentions, CompletableFuture<Closed> closed) {}

  /**
   * @param most statements of one window
   * @param beside groups windows, one after the other
   */
  Close(Grouper grouper, int most, StageMeter meter, Executor beside) {
    this.grouper = grouper;
    this.most = most;
    this.meter = meter;
    this.beside = beside;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    windows = new Windows(context.getStateStore(Windows.STORE));
  }

  @Override
  public void process(Record<String, byte[]> tick) {
    now = Instant.ofEpochMilli(tick.timestamp());
    List<String> changed = new ArrayList<>(windows.changed());
    underway.forEach(one -> changed.remove(one.window()));
    due.clear();
    due.addAll(changed);
    look();
  }

  private void look() {
    for (int i = 0; i < MOST_WINDOWS && !due.isEmpty() && hasRoom(); i++) {
      begin(due.remove());
    }
    int room = MOST_CUT;
    while (room > 0 && !underway.isEmpty() && underway.getFirst().closed().isDone()) {
      Closed closed = underway.getFirst().closed().join(); // what went wrong there goes wrong here
      room -= windows.cut(closed, room);
      if (closed.cut().isEmpty()) {
        underway.removeFirst();
        end(closed);
      }
    }
    lookAgain(!due.isEmpty() || !underway.isEmpty());
  }

  private boolean hasRoom() {
    return underway.stream().mapToInt(Underway::mentions).sum() < MOST_UNDERWAY;
  }

  private void begin(String window) {
    Found before = windows.found(window);
    if (before.rests(now)) {
      return;
    }
    Instant minute = now;
    List<byte[]> copy = windows.close(window);
    underway.add(
        new Underway(
            window,
            copy.size(),
            CompletableFuture.supplyAsync(() -> group(window, copy, before, minute), beside)));
  }

  private Closed group(String window, List<byte[]> said, Found before, Instant minute) {
    return meter.of(
        "grouping", () -> new Closed(window, Windows.read(said), before, minute, grouper, most));
  }

  private void end(Closed closed) {
    windows.closed(closed);
    closed.news().forEach(one -> forward(one.key, one.value));
  }

  /** A look makes the flow commit, so nobody looks while there is nothing to see. */
  private void lookAgain(boolean again) {
    if (!again && looking != null) {
      looking.cancel();
      looking = null;
    } else if (again && looking == null) {
      looking = context().schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, time -> look());
    }
  }

  @SuppressWarnings("NullAway") // no value is what a tombstone is
  private void forward(String key, byte @Nullable [] value) {
    context().forward(new Record<>(key, value, context().currentStreamTimeMs()));
  }

  /** What was not ended is still open in the store and begins anew, wherever that goes on. */
  @Override
  public void close() {
    underway.forEach(one -> one.closed().cancel(true));
    underway.clear();
    due.clear();
    looking = null;
  }
}
