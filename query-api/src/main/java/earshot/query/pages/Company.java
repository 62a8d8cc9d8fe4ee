package earshot.query.pages;

import earshot.mention.MentionId;
import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has which mention before them right now. Nobody is remembered: whoever leaves, or does not
 * read any more, is gone.
 */
final class Company {
  /** More at once are not told of each other. */
  private static final int MOST = 500;

  /** As many names as a glance takes in. */
  private static final int TOLD = 5;

  /** A lock of the library, because waiting in a synchronized block holds the carrier on JDK 21. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition moved = lock.newCondition();
  private final Map<MentionId, List<Seat>> seats = new HashMap<>();
  private int taken;

  /**
   * Somebody sits down at a mention.
   *
   * @throws StoreUnavailable when too many sit already
   */
  Seat sit(MentionId mention, String who) {
    lock.lock();
    try {
      if (taken >= MOST) {
        throw new StoreUnavailable("too many look at mentions at once to be told of each other");
      }
      taken++;
      Seat seat = new Seat(mention, who);
      seats.merge(mention, List.of(seat), Company::both);
      moved.signalAll();
      return seat;
    } finally {
      lock.unlock();
    }
  }

  private static List<Seat> both(List<Seat> some, List<Seat> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private void leave(Seat seat) {
    lock.lock();
    try {
      seats.computeIfPresent(seat.mention, (mention, all) -> without(seat, all));
      taken--;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable List<Seat> without(Seat seat, List<Seat> all) {
    List<Seat> rest = all.stream().filter(one -> one != seat).toList();
    return rest.isEmpty() ? null : rest;
  }

  private List<String> others(Seat seat) {
    TreeSet<String> names = new TreeSet<>();
    seats.getOrDefault(seat.mention, List.of()).forEach(one -> names.add(one.who));
    names.remove(seat.who);
    return names.stream().limit(TOLD).toList();
  }

  /** The place of one person at one mention. */
  final class Seat implements AutoCloseable {
    private final MentionId mention;
    private final String who;
    private Optional<List<String>> told = Optional.empty();

    private Seat(MentionId mention, String who) {
      this.mention = mention;
      this.who = who;
    }

    /** Who else is there, once that is other than when this was asked last; empty if it stays. */
    Optional<List<String>> news(Duration atMost) throws InterruptedException {
      lock.lock();
      try {
        long left = atMost.toNanos();
        while (told.equals(Optional.of(others(this))) && left > 0) {
          left = moved.awaitNanos(left);
        }
        Optional<List<String>> now = Optional.of(others(this));
        boolean news = !told.equals(now);
        told = now;
        return news ? now : Optional.empty();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      leave(this);
    }
  }
}
