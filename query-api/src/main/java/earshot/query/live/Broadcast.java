package earshot.query.live;

import earshot.query.CheckResult;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells each event to all who listen. Who comes back is first told again what was missed, up to
 * where the others are, and listens with them from there.
 *
 * <p>A listener that reads too slowly is let go rather than waited for: it holds at most {@value
 * #HELD} events.
 */
final class Broadcast implements EventFeed {
  static final int HELD = 512;
  private static final int MOST_LISTENERS = 1000;

  private final Past past;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AlertBell bell = new AlertBell();
  private Optional<Position> now = Optional.empty();

  Broadcast(Past past) {
    this.past = past;
  }

  /** Where it stands as long as nothing has been told. */
  synchronized void beginOnce(Position position) {
    now = now.or(() -> Optional.of(position));
  }

  synchronized void tell(Event event) {
    now = Optional.of(event.position());
    listeners.forEach(listener -> listener.hear(event));
  }

  @Override
  public synchronized Subscription subscribe(Optional<Position> behind) {
    Position here = now.orElseThrow(() -> new StoreUnavailable("live updates are not ready yet"));
    if (listeners.size() >= MOST_LISTENERS) {
      throw new StoreUnavailable("too many listen to live updates already");
    }
    Listener listener =
        new Listener(
            behind.orElse(here),
            behind.filter(b -> !b.reaches(here)).map(b -> past.between(b, here)));
    listeners.add(listener);
    return listener;
  }

  @Override
  public AlertBell alerts() {
    return bell;
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("%d listen".formatted(listeners.size()));
  }

  @Override
  public void close() {
    listeners.forEach(Listener::close);
  }

  private final class Listener implements Subscription {
    /** Nothing in it only wakes the reader. */
    private final BlockingQueue<Optional<Event>> waiting = new ArrayBlockingQueue<>(HELD);

    private volatile Optional<Past.Replay> replay;
    private volatile Position position;
    private volatile boolean over;

    Listener(Position position, Optional<Past.Replay> replay) {
      this.position = position;
      this.replay = replay;
    }

    void hear(Event event) {
      if (!waiting.offer(Optional.of(event))) {
        close();
      }
    }

    @Override
    public Optional<Event> next(Duration atMost) throws InterruptedException {
      Optional<Event> event =
          replay.isPresent() ? again(replay.get(), atMost) : heard(atMost.toMillis());
      event.ifPresent(e -> position = e.position());
      return event;
    }

    private Optional<Event> again(Past.Replay past, Duration atMost) {
      Optional<Event> event = past.next(atMost);
      if (past.done()) {
        past.close();
        replay = Optional.empty();
      }
      return event;
    }

    private Optional<Event> heard(long millis) throws InterruptedException {
      Optional<Event> event = over ? Optional.empty() : waiting.poll(millis, TimeUnit.MILLISECONDS);
      return event == null ? Optional.empty() : event;
    }

    @Override
    public Position position() {
      return position;
    }

    @Override
    public boolean over() {
      return over;
    }

    @Override
    public void close() {
      over = true;
      listeners.remove(this);
      waiting.offer(Optional.empty());
    }
  }
}
