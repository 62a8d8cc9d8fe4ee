package earshot.streams;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * CPU time by stage, for whoever wants to know what a mention costs. Off by default: asking the
 * clock costs too.
 */
public final class StageMeter {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int NEVER = 0;

  /** Nobody notices what looking at one in so many costs. */
  private static final int SAMPLE = 64;

  private static final long NOT_LOOKED_AT = -1;

  private final int every;
  private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  private StageMeter(int every) {
    this.every = every;
  }

  public static StageMeter off() {
    return new StageMeter(NEVER);
  }

  public static StageMeter on() {
    return new StageMeter(1);
  }

  /** Looks at a few by chance, all the time. */
  public static StageMeter sampling() {
    return new StageMeter(SAMPLE);
  }

  long start() {
    boolean looks =
        every == 1 || (every != NEVER && ThreadLocalRandom.current().nextInt(every) == 0);
    return looks ? THREADS.getCurrentThreadCpuTime() : NOT_LOOKED_AT;
  }

  void stop(String stage, long start) {
    if (start != NOT_LOOKED_AT) {
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

  /** CPU milliseconds of all that was looked at, by stage. */
  public Map<String, Double> millis() {
    Map<String, Double> sums = new TreeMap<>();
    nanos.forEach((stage, sum) -> sums.put(stage, sum.sum() / 1e6));
    return sums;
  }

  /** Mean CPU milliseconds each time, by stage: mostly once a mention. */
  public Map<String, Double> millisEach() {
    Map<String, Double> means = millis();
    means.replaceAll((stage, sum) -> sum / calls.getOrDefault(stage, new LongAdder()).sum());
    return means;
  }
}
