package earshot.deploy.bench;

import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mention costs and a search takes once so many mentions are there: the same flow and index
 * go on growing, with all models.
 */
final class GrowthBench implements Bench {
  private static final String INDEX = "growth";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Throughput.warmModels(workshop);
    Phases phases = new Phases(workshop::say);
    try (Flow flow = workshop.flow(INDEX);
        ElasticsearchConnection index = workshop.index(INDEX)) {
      flow.declareBrands();
      flow.createIndex();
      flow.start(Parts.Models.ON, StageMeter.off());
      BothWays asking = new BothWays(flow.api().url(), workshop.cluster(), index);
      long there = 0;
      for (long mark : marks(workshop.mentions())) {
        long before = there;
        phases.measure(
            "from %,d to %,d mentions".formatted(before, mark),
            figures -> grown(workshop, flow, before, mark, figures));
        phases.measure(
            "searches over %,d mentions".formatted(mark),
            figures -> searched(workshop, asking, before == 0, mark, figures));
        there = mark;
      }
    } finally {
      workshop.cluster().drop(INDEX);
    }
    return phases.figures();
  }

  /** A tenth of the usual count, it, and ten times as many. */
  private static List<Long> marks(int mentions) {
    return List.of(mentions / 10L, (long) mentions, mentions * 10L);
  }

  private static void grown(
      Workshop workshop, Flow flow, long before, long mark, Map<String, Double> figures)
      throws Exception {
    String at = "at_" + mark + "_";
    CpuTimes cpu = new CpuTimes();
    long start = System.nanoTime();
    flow.fill(new Chatter(), before, mark);
    Awaited.shown(workshop.cluster(), INDEX, mark, PATIENCE);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Double> each = cpu.millisEach(mark - before);
    figures.put(at + "mentions_per_s", (mark - before) / seconds);
    figures.put(at + "cpu_ms", each.values().stream().mapToDouble(ms -> ms).sum());
    each.forEach((part, millis) -> figures.put(at + part, millis));
    figures.put(at + "heap_mb", Memory.heap());
  }

  private static void searched(
      Workshop workshop, BothWays asking, boolean isFirst, long mark, Map<String, Double> figures)
      throws Exception {
    workshop.cluster().calm();
    if (isFirst && !workshop.isTrial()) {
      asking.warm();
    }
    Map<String, Double> searches = new LinkedHashMap<>();
    searches.putAll(workshop.isTrial() ? asking.rounds(1) : asking.measure());
    searches.forEach((figure, value) -> figures.put("at_" + mark + "_" + figure, value));
  }
}
