package earshot.query.live;

import earshot.query.Change;
import earshot.query.CheckResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An event feed without Kafka: two partitions that remember everything. */
public final class Tape implements EventFeed {
  private final List<Event> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger subscriptions = new AtomicInteger();
  private final Broadcast broadcast = new Broadcast(this::replay);
  private Position end = new Position(Map.of(0, 0L, 1, 0L));

  public Tape() {
    broadcast.beginOnce(end);
  }

  /** Tells a change on the partition of its id. */
  public synchronized Event tell(Change change) {
    int partition = Math.floorMod(change.id().value().hashCode(), 2);
    end = end.past(partition, end.in(partition).orElseThrow());
    Event event = new Event(change, end);
    told.add(event);
    broadcast.tell(event);
    return event;
  }

  /** How many have subscribed so far. */
  public int subscriptions() {
    return subscriptions.get();
  }

  private Past.Replay replay(Position from, Position until) {
    Deque<Event> again = new ArrayDeque<>();
    told.stream()
        .filter(e -> !from.reaches(e.position()) && until.reaches(e.position()))
        .forEach(again::add);
    return new Past.Replay() {
      @Override
      public Optional<Event> next(Duration atMost) {
        return Optional.ofNullable(again.poll());
      }

      @Override
      public boolean done() {
        return again.isEmpty();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Subscription subscribe(Optional<Position> behind) {
    Subscription subscription = broadcast.subscribe(behind);
    subscriptions.incrementAndGet();
    return subscription;
  }

  @Override
  public AlertBell alerts() {
    return broadcast.alerts();
  }

  @Override
  public CheckResult check() {
    return broadcast.check();
  }

  @Override
  public void close() {
    broadcast.close();
  }
}
