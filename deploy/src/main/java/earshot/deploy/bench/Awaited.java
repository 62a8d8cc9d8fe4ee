package earshot.deploy.bench;

import java.io.IOException;
import java.time.Duration;

/** Waits for what a search shows. */
final class Awaited {
  private static final String LAST_ONES = "{\"term\":{\"source\":\"%s\"}}".formatted(Backlog.LAST);
  private static final String ALL = "{\"match_all\":{}}";
  private static final long LOOK_MILLIS = 100;

  private Awaited() {}

  /** Until the index shows so many mentions, where none is taken away again. */
  static void shown(Cluster cluster, String index, long mentions, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (long there = cluster.count(index, ALL);
        there < mentions;
        there = cluster.count(index, ALL)) {
      look(deadline, patience, there, mentions);
    }
  }

  /** Until the index shows exactly so many mentions, the last ones of a backlog among them. */
  static void searchable(Cluster cluster, String index, long mentions, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long there = cluster.count(index, ALL);
      if (there == mentions && cluster.count(index, LAST_ONES) == Backlog.LAST_ONES) {
        return;
      }
      look(deadline, patience, there, mentions);
    }
  }

  /** The pause between two looks, unless it is too late for another. */
  private static void look(long deadline, Duration patience, long there, long mentions)
      throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "after %s the index shows %d of %d mentions".formatted(patience, there, mentions));
    }
    Thread.sleep(LOOK_MILLIS);
  }
}
