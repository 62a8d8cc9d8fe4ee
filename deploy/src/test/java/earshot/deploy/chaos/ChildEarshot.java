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

  /** Classes are mapped from what the first one writes when it ends, which spares a third. */
  private static final List<String> LIKE_THE_LAUNCHER =
      List.of(
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + Path.of("target/children.jsa").toAbsolutePath(),
          "-Dearshot.quick-start=true",
          "-Xlog:disable",
          "-Xlog:all=error,cds*=off,aot*=off:stderr");

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
    List<String> words =
        new ArrayList<>(
            List.of(
                "up",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port)));
    words.addAll(List.of(options));
    return start(environment, LIKE_THE_LAUNCHER, words);
  }

  /** Any verb with its options. */
  public static ChildEarshot start(Map<String, String> environment, List<String> words)
      throws IOException {
    return start(environment, List.of(), words);
  }

  private static ChildEarshot start(
      Map<String, String> environment, List<String> options, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-Dearshot.home=" + INSTALLATION, "-cp"));
    command.add(INSTALLATION.resolve("lib") + File.separator + "*");
    command.add("earshot.deploy.Main");
    command.addAll(words);
    return java(environment, command);
  }

  /** A class of these tests, with the libraries of these tests. */
  static ChildEarshot ofTests(Class<?> main, String... words) throws IOException {
    return ofTests(List.of(), main, words);
  }

  /**
   * The same, begun by another program.
   *
   * @param by the words of that; it becomes what it begins
   */
  static ChildEarshot ofTests(List<String> by, Class<?> main, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(words));
    return java(by, Map.of(), command);
  }

  /** A Java with these words, as small as all of these. */
  static ChildEarshot java(Map<String, String> environment, List<String> words) throws IOException {
    return java(List.of(), environment, words);
  }

  private static ChildEarshot java(
      List<String> by, Map<String, String> environment, List<String> words) throws IOException {
    Path output = Files.createTempFile("earshot-child-", ".log");
    List<String> command = new ArrayList<>(by);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ChildEarshot(builder.start(), output);
  }

  /** Waits for the line that says that it is ready. */
  public void awaitReady(Duration atMost) throws IOException, InterruptedException {
    await("ready http", atMost);
  }

  /** Waits until it says this. */
  void await(String words, Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!said().contains(words)) {
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

  /** Lets it stand still, or go on: as a machine does that swaps, or is moved. */
  void signal(String name) throws IOException, InterruptedException {
    Signals.send(name, process.pid());
  }

  /** The processes that it consists of. */
  List<Long> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  boolean runs() {
    return process.isAlive();
  }

  int status() {
    return process.exitValue();
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
