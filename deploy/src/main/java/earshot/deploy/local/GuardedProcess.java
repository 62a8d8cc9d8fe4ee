package earshot.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that ends with us, also when we are killed.
 *
 * <p>Its standard input is a pipe that we never write to. Whatever ends this process closes the
 * pipe, and the guard that reads it then ends the child. An interrupt from the terminal goes to the
 * whole process group: the child ignores it, so that we can stop it in our own order.
 */
final class GuardedProcess {
  private static final String GUARD =
      """
      trap '' INT HUP
      exec 3<&0
      "$0" "$@" </dev/null &
      child=$!
      trap 'kill $child' TERM
      (
        cat >/dev/null <&3
        kill $child 2>/dev/null || exit
        for second in 1 2 3 4 5 6 7 8 9 10; do
          sleep 1
          kill -0 $child 2>/dev/null || exit
        done
        kill -9 $child 2>/dev/null
      ) &
      exec 3<&-
      wait $child
      wait $child 2>/dev/null
      """;

  private static final Duration KILL_PATIENCE = Duration.ofSeconds(20);

  private final Process guard;

  private GuardedProcess(Process guard) {
    this.guard = guard;
  }

  static GuardedProcess start(
      Unprivileged user,
      List<String> command,
      Map<String, String> environment,
      Path workingDirectory,
      Path output)
      throws IOException {
    List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD));
    guarded.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(user.command(guarded));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new GuardedProcess(
        builder
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
  }

  boolean isAlive() {
    return guard.isAlive();
  }

  /** Waits until it ends, whoever ends it. */
  void awaitEnd() throws InterruptedException {
    guard.waitFor();
  }

  /** Asks it to end and waits for it and everything that it started; at last it ends them. */
  void stop(Duration patience) throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(guard.descendants().toList());
    all.add(guard.toHandle());
    guard.destroy();
    closePipe();
    if (!ended(all, patience)) {
      all.forEach(ProcessHandle::destroyForcibly);
      if (!ended(all, KILL_PATIENCE)) {
        throw new IllegalStateException("processes can't be ended: " + all);
      }
    }
  }

  /** What the system does when we are killed. */
  void closePipe() {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ended(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
