package earshot.deploy.bench;

import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.streams.StageMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast a backlog becomes searchable, and how fast Elasticsearch takes the same documents when
 * they are finished already.
 *
 * @param perSecond changes a second through the whole flow, no text looked at
 * @param directPerSecond changes a second straight into Elasticsearch
 * @param withModelsPerSecond changes a second through the whole flow with all models and queries
 * @param cpu milliseconds a change by part and stage
 */
record Throughput(
    double perSecond, double directPerSecond, double withModelsPerSecond, Map<String, Double> cpu) {
  /** The index that stays loaded. */
  static final String INDEX = "mentions";

  private static final String DIRECT = "direct";
  private static final String WITH_MODELS = "assessed";
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int WARM = 400_000;
  private static final int WARM_MODELS = 50_000;

  private record Timed(double seconds, Map<String, Double> cpu) {}

  static Throughput measure(Workshop workshop) throws Exception {
    if (!workshop.isTrial()) {
      warm(workshop);
    }
    Path documents = workshop.dir().resolve("documents");
    Map<String, Double> cpu = new LinkedHashMap<>();
    Backlog backlog = new Backlog(new Chatter(), workshop.mentions());
    workshop.say(
        "%,d mentions from mentions.raw to searchable, no models".formatted(workshop.mentions()));
    Timed flow;
    DirectBulk direct;
    try (Flow carrying = workshop.flow(INDEX)) {
      flow = carried(workshop, carrying, backlog, Parts.Models.OFF, StageMeter.off());
      direct = DirectBulk.of(carrying.kafka(), documents);
    }
    workshop.say("the same documents straight into Elasticsearch");
    Timed bulk = sent(workshop, direct, DIRECT, backlog.left());
    workshop.say("the same mentions with all models");
    warmModels(workshop);
    StageMeter meter = StageMeter.on();
    Timed assessed = assessed(workshop, workshop.mentions(), Parts.Models.ON, meter);
    cpu.putAll(flow.cpu());
    cpu.put("cpu_ms_elasticsearch_direct", bulk.cpu().getOrDefault("cpu_ms_elasticsearch", 0.0));
    meter
        .millis()
        .forEach((stage, millis) -> cpu.put("cpu_ms_" + stage, millis / workshop.mentions()));
    return new Throughput(
        direct.size() / flow.seconds(),
        direct.size() / bulk.seconds(),
        direct.size() / assessed.seconds(),
        cpu);
  }

  /** Until the compilers of both processes have seen everything once. */
  private static void warm(Workshop workshop) throws Exception {
    workshop.say("warming up with %,d mentions".formatted(WARM));
    Backlog backlog = new Backlog(new Chatter(), WARM);
    try (Flow carrying = workshop.flow("warm")) {
      carried(workshop, carrying, backlog, Parts.Models.OFF, StageMeter.off());
      DirectBulk direct = DirectBulk.of(carrying.kafka(), workshop.dir().resolve("warm"));
      sent(workshop, direct, DIRECT, backlog.left());
      workshop.cluster().drop("warm");
    }
  }

  /** The same for the models. */
  static void warmModels(Workshop workshop) throws Exception {
    if (!workshop.isTrial()) {
      assessed(workshop, WARM_MODELS, Parts.Models.ON, StageMeter.on());
    }
  }

  /** Records a second through the whole flow with these models. */
  static double assessed(Workshop workshop, Parts.Models models, StageMeter meter)
      throws Exception {
    return workshop.mentions() / assessed(workshop, workshop.mentions(), models, meter).seconds();
  }

  private static Timed assessed(
      Workshop workshop, int mentions, Parts.Models models, StageMeter meter) throws Exception {
    try (Flow carrying = workshop.flow(WITH_MODELS)) {
      carrying.declareBrands();
      Timed timed =
          carried(workshop, carrying, new Backlog(new Chatter(), mentions), models, meter);
      workshop.cluster().drop(WITH_MODELS);
      return timed;
    }
  }

  /**
   * The clock begins when the flow hands on its first mentions, because starting a consumer group
   * is not what is measured.
   */
  private static Timed carried(
      Workshop workshop, Flow flow, Backlog backlog, Parts.Models models, StageMeter meter)
      throws Exception {
    flow.fill(backlog);
    flow.createIndex();
    workshop.cluster().calm();
    flow.start(models, meter);
    flow.awaitFirst(PATIENCE);
    CpuTimes cpu = new CpuTimes();
    long start = System.nanoTime();
    flow.awaitSearchable(backlog.left(), PATIENCE);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timed(seconds, cpu.millisEach(workshop.mentions()));
  }

  private static Timed sent(Workshop workshop, DirectBulk direct, String alias, long left)
      throws Exception {
    workshop.cluster().calm();
    try (ElasticsearchConnection index = workshop.index(alias)) {
      index.check(); // creates it
      CpuTimes cpu = new CpuTimes();
      long start = System.nanoTime();
      direct.send(index);
      workshop.cluster().refresh(alias); // else it would wait seconds for the index's own turn
      Awaited.searchable(workshop.cluster(), alias, left, PATIENCE);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Timed(seconds, cpu.millisEach(direct.size()));
    } finally {
      workshop.cluster().drop(alias);
    }
  }
}
