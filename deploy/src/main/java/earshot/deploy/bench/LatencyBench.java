package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.streams.StageMeter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * From the append to Kafka until a search shows it, at a tenth of what Elasticsearch alone can
 * take; without models and with all of them.
 */
final class LatencyBench implements Bench {
  private static final String INDEX = "latency";
  private static final Duration SPAN = Duration.ofSeconds(20);
  private static final Duration WARM = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOOK_MILLIS = 25;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    double rate = workshop.throughput().directPerSecond() / 10;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("offered_per_s", rate);
    run(workshop, Parts.Models.OFF, rate).into(figures, "", 50, 95, 99);
    run(workshop, Parts.Models.ON, rate).into(figures, "with_models_", 50, 95, 99);
    return figures;
  }

  private static Samples run(Workshop workshop, Parts.Models models, double rate) throws Exception {
    try (Flow flow = workshop.flow(INDEX)) {
      flow.createIndex();
      flow.start(models, StageMeter.off());
      new Trickle(flow, workshop.cluster(), "bench-warm").run(rate, WARM);
      workshop.say(
          "%.0f mentions a second for %d s, models %s"
              .formatted(rate, SPAN.toSeconds(), models.name().toLowerCase(Locale.ROOT)));
      return new Trickle(flow, workshop.cluster(), "bench-trickle").run(rate, SPAN);
    } finally {
      workshop.cluster().drop(INDEX);
    }
  }

  /** Says mentions at a steady rate and looks when each comes up. */
  private static final class Trickle {
    private final Map<String, Long> appended = new ConcurrentHashMap<>();
    private final Samples samples = new Samples();
    private final Chatter chatter = new Chatter();
    private final AtomicBoolean said = new AtomicBoolean();
    private final Flow flow;
    private final Cluster cluster;
    private final String source;

    Trickle(Flow flow, Cluster cluster, String source) {
      this.flow = flow;
      this.cluster = cluster;
      this.source = source;
    }

    Samples run(double rate, Duration span) throws Exception {
      CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(rate, span));
      long deadline = System.nanoTime() + span.plus(PATIENCE).toNanos();
      long shown = 0;
      while (!said.get() || !appended.isEmpty()) {
        if (System.nanoTime() > deadline || saying.isCompletedExceptionally()) {
          saying.getNow(null);
          throw new IllegalStateException("%d mentions did not come up".formatted(appended.size()));
        }
        long now = cluster.count(INDEX, "{\"term\":{\"source\":\"%s\"}}".formatted(source));
        if (now > shown) {
          shown = now;
          collect();
        }
        Thread.sleep(LOOK_MILLIS);
      }
      saying.join();
      return samples;
    }

    private void say(double rate, Duration span) {
      try {
        flow.say(
            rate,
            span,
            number -> chatter.mention(source, number, Instant.now()),
            mention -> appended.put(mention.id().value(), System.nanoTime()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        said.set(true);
      }
    }

    /** Takes the time of everything that a search shows now. */
    private void collect() throws IOException, InterruptedException {
      JsonNode found =
          cluster.ask(
              "/" + INDEX + "/_search",
              """
              {"size": 10000, "_source": false, "sort": [{"at": "desc"}], "query": {"term": {"source": "%s"}}}"""
                  .formatted(source));
      long now = System.nanoTime();
      for (JsonNode hit : found.path("hits").path("hits")) {
        Long since = appended.remove(hit.path("_id").asText());
        if (since != null) {
          samples.addNanos(now - since);
        }
      }
    }
  }
}
