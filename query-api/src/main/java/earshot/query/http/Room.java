package earshot.query.http;

import java.util.HashMap;
import java.util.Map;

/** Holds so many at once, and so many of each. */
final class Room {
  private final int most;
  private final int each;
  private final Map<String, Integer> inside = new HashMap<>();
  private int all;

  Room(int most, int each) {
    this.most = most;
    this.each = each;
  }

  /** Whether this one comes in, and has to {@link #leave}. */
  synchronized boolean enter(String one) {
    if (all >= most || inside.getOrDefault(one, 0) >= each) {
      return false;
    }
    all++;
    inside.merge(one, 1, Integer::sum);
    return true;
  }

  synchronized void leave(String one) {
    all--;
    inside.computeIfPresent(one, (who, many) -> many == 1 ? null : many - 1);
  }
}
