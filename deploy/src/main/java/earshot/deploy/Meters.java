package earshot.deploy;

import earshot.streams.StageMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that nobody counts while working: how far readers are behind, and what stages of the flow
 * cost. Looked at four times a minute, not when somebody asks for the figures.
 */
final class Meters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);
  private static final long SECONDS = 15;

  private final Admin admin;
  private final ReaderLag lag;
  private final StageMeter stages;
  private final MultiGauge lags;
  private final MultiGauge costs;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("meters").factory());

  private Meters(Admin admin, StageMeter stages, MeterRegistry meters) {
    this.admin = admin;
    this.stages = stages;
    lag = new ReaderLag(admin);
    lags =
        MultiGauge.builder("earshot.lag")
            .description(
                "Records that a group of readers has still to read, marks of transactions among them")
            .register(meters);
    costs =
        MultiGauge.builder("earshot.stage.cpu")
            .description("CPU time of a stage of the flow for one mention, of one in 64")
            .baseUnit("seconds")
            .register(meters);
  }

  /** Begins to look. */
  static Meters start(Map<String, Object> kafka, StageMeter stages, MeterRegistry registry) {
    Meters meters = new Meters(Admin.create(kafka), stages, registry);
    meters.rounds.scheduleWithFixedDelay(meters::look, 0, SECONDS, TimeUnit.SECONDS);
    return meters;
  }

  private void look() {
    costs.register(
        stages.millisEach().entrySet().stream()
            .map(cost -> MultiGauge.Row.of(Tags.of("stage", cost.getKey()), cost.getValue() / 1000))
            .toList(),
        true);
    try {
      lags.register(
          lag.now().entrySet().stream()
              .map(
                  behind -> MultiGauge.Row.of(Tags.of("group", behind.getKey()), behind.getValue()))
              .toList(),
          true);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("how far readers are behind is not known: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    admin.close();
  }
}
