package earshot.query.live;

import earshot.mention.Episode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** Rings for each change of an episode, to all who listen at that moment. Thread-safe. */
public final class AlertBell {
  /** Who has so many waiting does not read. */
  private static final int HELD = 512;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  /** Tells all who listen now; of one that does not read the newest is left out. */
  public void ring(Episode episode) {
    listeners.forEach(listener -> listener.waiting.offer(episode));
  }

  /** Listens from now on until it is closed. */
  public Listener listen() {
    Listener listener = new Listener();
    listeners.add(listener);
    return listener;
  }

  /** One who listens. */
  public final class Listener implements AutoCloseable {
    private final ArrayBlockingQueue<Episode> waiting = new ArrayBlockingQueue<>(HELD);

    private Listener() {}

    /** What came next, if something has come. */
    public Optional<Episode> next() {
      return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }
}
