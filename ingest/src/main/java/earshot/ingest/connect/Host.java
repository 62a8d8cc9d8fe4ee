package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * Walks the feeds of one host, each when it is due and each in one walk at a time. Where somebody
 * set an interval a few go side by side, so that a feed which hangs does not hold up the others.
 */
final class Host {
  private static final int MOST_LANES = 4;

  private final Tools tools;
  private final List<Ear> ears;
  private final DelayQueue<Turn> turns = new DelayQueue<>();
  private final int lanes;

  Host(Tools tools, Collection<? extends Ear> ears) {
    this.tools = tools;
    long patient = ears.stream().filter(Ear::hasInterval).count();
    this.lanes = (int) Math.clamp(patient, 1, MOST_LANES);
    this.ears = List.copyOf(ears);
    ears.forEach(this::queue);
  }

  /** Calls those that this body speaks of; who has a turn just now takes another one after it. */
  void ring(JsonNode body) {
    for (Ear ear : ears) {
      Turn turn = new Turn(ear, tools);
      if (ear.isCalledBy(body) && turns.remove(turn)) {
        turns.add(turn);
      }
    }
  }

  /** The next turn of an ear; its time stands still while it waits. */
  private record Turn(Ear ear, Tools tools) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(tools.now(), ear.due()));
    }

    @Override
    public int compareTo(Delayed other) {
      return ear.due().compareTo(((Turn) other).ear.due());
    }
  }

  /** How many walks may go side by side. */
  int lanes() {
    return lanes;
  }

  /** Waits until a turn is due and takes it. */
  void next() throws InterruptedException {
    take(turns.take().ear);
  }

  /** Takes one turn if one is due; says whether one was. */
  boolean step() throws InterruptedException {
    Turn due = turns.poll();
    if (due != null) {
      take(due.ear);
    }
    return due != null;
  }

  private void take(Ear ear) throws InterruptedException {
    try {
      ear.turn();
    } finally {
      queue(ear);
    }
  }

  private void queue(Ear ear) {
    turns.add(new Turn(ear, tools));
  }
}
