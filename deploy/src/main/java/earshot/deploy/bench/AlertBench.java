package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.assess.rule.Rule;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rating;
import earshot.streams.StageMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * From the append of a bad review to Kafka until a receiver of alerts has it in hand, with all
 * models, while 500 mentions come in a second. Every review with one or two stars is told.
 */
final class AlertBench implements Bench {
  private static final String INDEX = "alerts";
  private static final double RATE = 500;
  private static final Duration WARM = Duration.ofSeconds(15);

  /** Longer than a minute, so that groups are made anew meanwhile. */
  private static final Duration SPAN = Duration.ofSeconds(70);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LOOK_MILLIS = 25;

  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    double rate = workshop.isTrial() ? RATE / 10 : RATE;
    Samples samples;
    try (Desk desk = new Desk();
        Flow flow = workshop.flow(INDEX)) {
      flow.createIndex();
      flow.declare(Rule.each("angry review", "kind:review rating:<=2").telling(Parts.DESK));
      flow.start(Parts.Models.ON, StageMeter.off());
      flow.tell(desk.url());
      desk.listen(flow, "bench-warm", rate, WARM);
      workshop.say("%.0f mentions a second for %d s".formatted(rate, SPAN.toSeconds()));
      samples = desk.listen(flow, "bench-angry", rate, SPAN);
    } finally {
      workshop.cluster().drop(INDEX);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("offered_per_s", rate);
    figures.put("alerts", (double) samples.size());
    samples.into(figures, "", 50, 95, 99);
    return figures;
  }

  /** A receiver that notes when it hears of which mention. */
  private static final class Desk implements AutoCloseable {
    private final Map<String, Long> appended = new ConcurrentHashMap<>();
    private final Chatter chatter = new Chatter();
    private final HttpServer server;
    private Samples samples = new Samples();

    Desk() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::hear);
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    Samples listen(Flow flow, String source, double rate, Duration span) throws Exception {
      renew();
      flow.say(rate, span, number -> chatter.mention(source, number, Instant.now()), this::expect);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!appended.isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("%d alerts did not come".formatted(appended.size()));
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      return heard();
    }

    private synchronized void renew() {
      samples = new Samples();
    }

    private synchronized Samples heard() {
      return samples;
    }

    private void expect(Mention mention) {
      boolean bad = mention.rating().map(Rating::outOfFive).filter(stars -> stars <= 2).isPresent();
      if (bad && mention.kind() == Kind.REVIEW) {
        appended.put(mention.id().value(), System.nanoTime());
      }
    }

    private void hear(HttpExchange exchange) throws IOException {
      try (exchange) {
        JsonNode message = MentionJson.MAPPER.readTree(exchange.getRequestBody());
        long now = System.nanoTime();
        message.path("episodes").forEach(episode -> note(episode.path("cause").asText(), now));
        exchange.sendResponseHeaders(204, -1);
      }
    }

    private synchronized void note(String mention, long now) {
      Long since = appended.remove(mention);
      if (since != null) {
        samples.addNanos(now - since);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
