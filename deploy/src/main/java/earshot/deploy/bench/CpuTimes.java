package earshot.deploy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU time by part since this was made: our threads by their names, Elasticsearch as our children.
 * What is left of our process is the broker, the collector and the compiler.
 */
final class CpuTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Long> before = now();

  /** Milliseconds since then, for each of so many mentions. */
  Map<String, Double> millisEach(long mentions) {
    Map<String, Double> each = new LinkedHashMap<>();
    now()
        .forEach(
            (part, nanos) ->
                each.put(
                    "cpu_ms_" + part,
                    Math.max(0, nanos - before.getOrDefault(part, 0L)) / 1e6 / mentions));
    return each;
  }

  private static Map<String, Long> now() {
    Map<String, Long> nanos = new LinkedHashMap<>();
    nanos.put("streams", 0L);
    nanos.put("indexer", 0L);
    long others =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      String part = thread == null ? "" : part(thread.getThreadName());
      if (thread != null && !part.isEmpty()) {
        long time = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
        nanos.merge(part, time, Long::sum);
        others -= time;
      }
    }
    nanos.put("broker_and_jvm", others);
    nanos.put("elasticsearch", children());
    return nanos;
  }

  private static String part(String thread) {
    if (thread.contains("earshot-streams")) {
      return "streams";
    }
    boolean indexing =
        thread.equals("indexer")
            || thread.contains("earshot-indexer")
            || thread.startsWith("ForkJoinPool-1-worker") // carries the indexer's virtual threads
            || thread.startsWith("elasticsearch-rest");
    return indexing ? "indexer" : "";
  }

  private static long children() {
    return ProcessHandle.current()
        .descendants()
        .mapToLong(child -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
        .sum();
  }
}
