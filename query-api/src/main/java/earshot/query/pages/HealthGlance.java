package earshot.query.pages;

import earshot.query.http.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** How the parts were a moment ago, so that no page waits for a part that is ill. */
final class HealthGlance {
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Health health;
  private final LongSupplier nanos;
  private CompletableFuture<Health.Report> asked = new CompletableFuture<>();
  private Optional<Long> askedAt = Optional.empty();
  private Optional<Health.Report> known = Optional.empty();

  /**
   * @param nanos a clock that only moves forward
   */
  HealthGlance(Health health, LongSupplier nanos) {
    this.health = health;
    this.nanos = nanos;
  }

  /** The newest report; empty as long as none has come. */
  synchronized Optional<Health.Report> latest() {
    long now = nanos.getAsLong();
    if (askedAt.isEmpty() || now - askedAt.get() > FRESH.toNanos()) {
      asked = CompletableFuture.supplyAsync(health::report, task -> Thread.ofVirtual().start(task));
      askedAt = Optional.of(now);
    }
    try {
      known = Optional.of(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return known;
    } catch (ExecutionException e) {
      throw new IllegalStateException("health never throws", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return known;
  }
}
