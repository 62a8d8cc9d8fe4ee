package earshot.ingest.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Walks the feeds of one host, one after the other, each when it is due. */
final class Host {
  private final Tools tools;
  private final PriorityQueue<Walk> walks = new PriorityQueue<>(Comparator.comparing(Walk::due));

  Host(Tools tools, Collection<Walk> walks) {
    this.tools = tools;
    this.walks.addAll(walks);
  }

  /** Takes one turn if one is due; says how long to wait before the next. */
  Duration step() throws InterruptedException {
    Walk next = walks.remove();
    try {
      if (!next.due().isAfter(tools.now())) {
        next.turn();
      }
    } finally {
      walks.add(next);
    }
    Instant due = walks.element().due();
    return Duration.between(tools.now(), due);
  }
}
