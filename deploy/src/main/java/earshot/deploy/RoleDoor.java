package earshot.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earshot.deploy.local.Refusal;
import earshot.query.CheckResult;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** What probes and Prometheus ask a role that has no API: whether it is well, and its figures. */
final class RoleDoor implements AutoCloseable {
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<CheckResult> check;
  private final HttpServer server;

  private RoleDoor(Supplier<CheckResult> check, HttpServer server) {
    this.check = check;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param check how the role is
   * @param open whether everybody who reaches it may read the figures; else only this machine
   */
  static RoleDoor open(Listen listen, boolean open, Supplier<CheckResult> check) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(listen.host(), listen.port()), 0);
      RoleDoor door = new RoleDoor(check, server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/health", door::health);
      if (open || listen.loopback()) {
        server.createContext("/metrics", door::metrics);
      }
      door.measure();
      server.start();
      return door;
    } catch (IOException e) {
      throw new Refusal(
          "Address: can't listen on %s (%s).".formatted(listen.url(), e.getMessage()), e);
    }
  }

  @SuppressWarnings("resource") // they live as long as the process
  private void measure() {
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
  }

  PrometheusMeterRegistry meters() {
    return meters;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Reasons name hosts; they are in the log. */
  private void health(HttpExchange exchange) throws IOException {
    boolean well = check.get().ok();
    send(exchange, well ? 200 : 503, "{\"status\": \"%s\"}".formatted(well ? "up" : "down"));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    send(exchange, 200, meters.scrape());
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .putIfAbsent("Content-Type", java.util.List.of("application/json"));
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    meters.close();
  }
}
