package earshot.deploy.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole Earshot in a process of its own, as a user starts it, so that it can be killed. */
public final class ChildEarshot implements AutoCloseable {
  private static final Path INSTALLATION = Path.of("target/earshot").toAbsolutePath();

  private final Process process;
  private final Path output;

  private ChildEarshot(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static ChildEarshot up(Path config, Path data, int port) throws IOException {
    return up(config, data, port, Map.of());
  }

  /**
   * With more in its environment.
   *
   * @param options more words of the command line
   */
  public static ChildEarshot up(
      Path config, Path data, int port, Map<String, String> environment, String... options)
      throws IOException {
    Path output = Files.createTempFile("earshot-up-", ".log");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            java,
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dearshot.home=" + INSTALLATION,
            "-cp",
            INSTALLATION.resolve("lib") + File.separator + "*",
            "earshot.deploy.Main",
            "up",
            "--config",
            config.toString(),
            "--data",
            data.toString(),
            "--port",
            String.valueOf(port)));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new ChildEarshot(process, output);
  }

  /** Waits for the line that says that it is ready. */
  public void awaitReady(Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!said().contains("ready http")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("Earshot is not ready; it said:\n" + said());
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
  }

  /** Waits until it ends by itself. */
  public void awaitEnd(Duration atMost) throws IOException, InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("Earshot did not end; it said:\n" + said());
    }
  }

  public String said() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /** All of its processes at once, as kill -9 does. */
  public void kill() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }

  /** As Ctrl-C does. */
  public void stop(Duration atMost) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("Earshot did not stop within " + atMost);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
