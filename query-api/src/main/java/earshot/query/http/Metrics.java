package earshot.query.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;

/** Measures each request by its route, and tells all figures to Prometheus. */
final class Metrics implements Routes {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry meters;
  private final boolean open;

  /**
   * @param open whether everybody may read them
   */
  Metrics(PrometheusMeterRegistry meters, boolean open) {
    this.meters = meters;
    this.open = open;
  }

  void measure(JavalinConfig config) {
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    config.requestLogger.http(this::measure);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        "/metrics",
        context -> context.contentType(TEXT).result(meters.scrape()),
        open ? Admits.ANYBODY : Admits.VIEWERS);
  }

  private void measure(Context context, Float millis) {
    Timer.builder("earshot.http")
        .description("Time to answer a request, by the route that answered it")
        .tag("method", context.method().name())
        .tag("route", route(context))
        .tag("status", String.valueOf(context.statusCode()))
        .publishPercentileHistogram(false)
        .register(meters)
        .record(Duration.ofNanos((long) (millis * 1e6)));
  }

  /** The pattern, never the path: paths are without number. */
  static String route(Context context) {
    return Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
        .map(Metrics::pattern)
        .orElse("none");
  }

  private static String pattern(Endpoint endpoint) {
    return endpoint.path;
  }
}
