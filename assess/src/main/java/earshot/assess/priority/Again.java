package earshot.assess.priority;

import earshot.mention.Mention;
import earshot.mention.Priority;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often its speaker had said the like of the same brand within the 30 days before: n / (n + 1),
 * so that each time counts less than the one before it, and the value says how often it was.
 */
public final class Again {
  /** The name of the term. */
  public static final String TERM = "again";

  /** What was said longer ago is forgiven. */
  public static final Duration WINDOW = Duration.ofDays(30);

  /** More of them change next to nothing any more. */
  private static final int MOST = 99;

  private Again() {}

  /** What so many earlier ones give, to four digits like the other terms. */
  static double of(int earlier) {
    return Math.round(1e4 * earlier / (earlier + 1)) / 1e4;
  }

  /** How many earlier ones give this value. */
  public static int earlier(double value) {
    return (int) Math.round(value / (1 - Math.min(value, of(MOST))));
  }

  /** How many earlier ones the terms of a mention tell of. */
  public static int earlier(Mention mention) {
    return earlier(mention.priority().map(p -> p.terms().getOrDefault(TERM, 0.0)).orElse(0.0));
  }

  /** The mention with so many earlier ones among its terms. */
  public static Mention told(Mention mention, int earlier) {
    return earlier(mention) == earlier
        ? mention
        : mention
            .priority()
            .map(priority -> mention.toDraft().priority(with(earlier, priority)).mention())
            .orElse(mention);
  }

  private static Priority with(int earlier, Priority priority) {
    Map<String, Double> terms = new TreeMap<>(priority.terms());
    if (earlier > 0) {
      terms.put(TERM, of(earlier));
    } else {
      terms.remove(TERM);
    }
    return new Priority(priority.queue(), terms);
  }

  /** Counts what one speaker says, given in the order in which it was said. */
  public static final class Count {
    private final Map<String, Deque<Long>> spoken = new HashMap<>();

    /**
     * How many of those given before count for this one: of several brands, for that which heard
     * the most.
     *
     * @param at when it was said, in milliseconds
     */
    public int next(long at, Collection<String> brands) {
      int most = 0;
      for (String brand : brands) {
        Deque<Long> before = spoken.computeIfAbsent(brand, any -> new ArrayDeque<>());
        while (!before.isEmpty() && before.peek() < at - WINDOW.toMillis()) {
          before.remove();
        }
        most = Math.max(most, before.size());
        before.add(at);
        if (before.size() > MOST) {
          before.remove();
        }
      }
      return most;
    }
  }
}
