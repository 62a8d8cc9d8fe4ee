package earshot.query.http;

import earshot.mention.Coverage;
import earshot.query.CheckResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How all parts are, asked side by side. */
public final class Health {
  /** A part that has not answered by then is not well. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Executor SIDE_BY_SIDE =
      task -> Thread.ofVirtual().name("health").start(task);

  private final Wiring wiring;

  public Health(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * How it is.
   *
   * @param parts each part by name
   * @param failing feeds whose last attempt failed; they don't make the whole sick
   */
  public record Report(State state, Map<String, CheckResult> parts, List<Coverage> failing) {}

  /** How the whole is. */
  public enum State {
    UP,
    /** The core lives, something else does not. */
    DEGRADED,
    /** A core part is not well. */
    DOWN
  }

  /** How it is now; takes at most five seconds. */
  public Report report() {
    Map<String, CompletableFuture<CheckResult>> asked = new LinkedHashMap<>();
    wiring.health().forEach((name, check) -> asked.put(name, ask(check)));
    Map<String, CheckResult> parts = new LinkedHashMap<>();
    asked.forEach((name, answer) -> parts.put(name, answer.join()));
    List<Coverage> failing =
        wiring.coverage().all().stream().filter(feed -> feed.problem().isPresent()).toList();
    return new Report(state(parts), parts, failing);
  }

  private static CompletableFuture<CheckResult> ask(Supplier<CheckResult> check) {
    return CompletableFuture.supplyAsync(check, SIDE_BY_SIDE)
        .completeOnTimeout(
            CheckResult.failed("gave no answer within %d s".formatted(PATIENCE.toSeconds())),
            PATIENCE.toMillis(),
            TimeUnit.MILLISECONDS)
        .exceptionally(e -> CheckResult.failed("the check itself failed: " + e.getMessage()));
  }

  private State state(Map<String, CheckResult> parts) {
    if (wiring.coreParts().stream().anyMatch(core -> sick(parts, core))) {
      return State.DOWN;
    }
    return parts.values().stream().allMatch(CheckResult::ok) ? State.UP : State.DEGRADED;
  }

  private static boolean sick(Map<String, CheckResult> parts, String name) {
    CheckResult result = parts.get(name);
    return result == null || !result.ok();
  }
}
