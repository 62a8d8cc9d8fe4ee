package earshot.deploy;

import earshot.deploy.local.ConnectWorker;
import earshot.deploy.local.ConnectorStatus;
import earshot.query.CheckResult;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts failed connectors again: Kafka Connect itself leaves a failed task where it fell. */
final class Watchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long SECONDS = 15;

  private final ConnectWorker worker;
  private final Supplier<Set<String>> connectors;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());

  private Watchdog(ConnectWorker worker, Supplier<Set<String>> connectors) {
    this.worker = worker;
    this.connectors = connectors;
  }

  /**
   * Looks now and then.
   *
   * @param connectors that have to run now
   */
  static Watchdog start(ConnectWorker worker, Supplier<Set<String>> connectors) {
    Watchdog watchdog = new Watchdog(worker, connectors);
    watchdog.rounds.scheduleWithFixedDelay(watchdog::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return watchdog;
  }

  private void look() {
    for (String name : connectors.get()) {
      try {
        worker.status(name).filter(Watchdog::failed).ifPresent(this::restart);
      } catch (RuntimeException e) {
        LOG.error("{} could not be started again", name, e);
      }
    }
  }

  private void restart(ConnectorStatus status) {
    LOG.warn("{} failed and is started again", status.name());
    worker.restartFailed(status.name());
  }

  private static boolean failed(ConnectorStatus status) {
    return status.state().equals("FAILED")
        || status.tasks().stream().anyMatch(task -> task.state().equals("FAILED"));
  }

  CheckResult check() {
    Set<String> wanted = connectors.get();
    String silent =
        wanted.stream()
            .filter(name -> !worker.status(name).map(ConnectorStatus::running).orElse(false))
            .sorted()
            .collect(Collectors.joining(", "));
    return silent.isEmpty()
        ? CheckResult.ok(wanted.size() + " connectors run")
        : CheckResult.failed("not running, will be started again: " + silent);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
