package earshot.deploy.bench;

import earshot.mention.Brand;
import earshot.streams.StageMeter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether memory stays what it is over a long time at half of what the machine can take, all models
 * on. It runs for {@code --minutes}, so it has to be asked for by name.
 */
final class SoakBench implements Bench {
  private static final String INDEX = "soak";
  private static final String SOURCE = "bench-soak";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public boolean isLowerBetter() {
    return true;
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    double rate = workshop.throughput().withModelsPerSecond() / 2;
    Duration quarter = workshop.soak().dividedBy(4);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("minutes", workshop.soak().toSeconds() / 60.0);
    figures.put("offered_per_s", rate);
    try (Flow flow = workshop.flow(INDEX)) {
      for (String name : Chatter.BRANDS) {
        flow.declare(new Brand(name, Optional.empty()));
      }
      flow.createIndex();
      flow.start(Parts.Models.ON, StageMeter.off());
      workshop.say("%.0f mentions a second for %s".formatted(rate, workshop.soak()));
      long said = say(flow, 0, rate, quarter);
      double early = Memory.heap();
      memory("early", figures);
      said += say(flow, said, rate, quarter.multipliedBy(3));
      figures.put("heap_ratio", Memory.heap() / early);
      memory("late", figures);
      figures.put("behind_s", behindSeconds(workshop.cluster(), said));
    } finally {
      workshop.cluster().drop(INDEX);
    }
    return figures;
  }

  /** How many were said. */
  private static long say(Flow flow, long from, double rate, Duration span)
      throws InterruptedException {
    Chatter chatter = new Chatter();
    AtomicLong said = new AtomicLong();
    flow.say(
        rate,
        span,
        number -> chatter.mention(SOURCE, from + number, Instant.now()),
        mention -> said.incrementAndGet());
    return said.get();
  }

  private static void memory(String when, Map<String, Double> figures) {
    figures.put("heap_" + when + "_mb", Memory.heap());
    Memory.resident(ProcessHandle.current())
        .ifPresent(mb -> figures.put("rss_" + when + "_mb", mb));
  }

  /** How long the last mention takes to come up after all that was said before it. */
  private static double behindSeconds(Cluster cluster, long said)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Awaited.shown(cluster, INDEX, said, PATIENCE);
    return (System.nanoTime() - start) / 1e9;
  }
}
