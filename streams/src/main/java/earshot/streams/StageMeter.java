package earshot.streams;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * CPU time by stage, for whoever wants to know what a mention costs. Off by default: asking the
 * clock costs too.
 */
public final class StageMeter {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final boolean on;
  private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  private StageMeter(boolean on) {
    this.on = on;
  }

  public static StageMeter off() {
    return new StageMeter(false);
  }

  public static StageMeter on() {
    return new StageMeter(true);
  }

  long start() {
    return on ? THREADS.getCurrentThreadCpuTime() : 0;
  }

  void stop(String stage, long start) {
    if (on) {
      nanos
          .computeIfAbsent(stage, s -> new LongAdder())
          .add(THREADS.getCurrentThreadCpuTime() - start);
      calls.computeIfAbsent(stage, s -> new LongAdder()).increment();
    }
  }

  /** Does this work on account of a stage. */
  <T> T of(String stage, Supplier<T> work) {
    long start = start();
    try {
      return work.get();
    } finally {
      stop(stage, start);
    }
  }

  /** Mean CPU milliseconds a mention, by stage. */
  public Map<String, Double> millisPerMention() {
    Map<String, Double> means = new TreeMap<>();
    nanos.forEach(
        (stage, sum) ->
            means.put(stage, sum.sum() / 1e6 / calls.getOrDefault(stage, new LongAdder()).sum()));
    return means;
  }
}
