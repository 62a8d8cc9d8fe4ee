package earshot.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Earshot, started as this one was; what it complains of is seen beside what we say. */
final class Child implements AutoCloseable {
  private static final long STOP_SECONDS = 60;

  private final long start = System.nanoTime();
  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** With the arguments of a command line; {@code archive} is the verb whose classes it maps. */
  static Child start(String archive, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    ManagementFactory.getRuntimeMXBean()
        .getInputArguments()
        .forEach(option -> command.add(option.replace("/bench-", "/" + archive + "-")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "earshot.deploy.Main"));
    command.addAll(arguments);
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What it says behind these words, once it says them at the beginning of a line. */
  String awaitSaid(String words) throws IOException {
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith(words)) {
        return line.substring(words.length());
      }
    }
    throw new IllegalStateException("it ended before it said '%s': %s".formatted(words, said));
  }

  /** Since it was started. */
  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** CPU time so far; nothing where the system does not tell. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
