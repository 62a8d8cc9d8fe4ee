package earshot.deploy.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells processes what Java has no words for. */
final class Signals {
  private Signals() {}

  /** STOP lets a process stand still, CONT lets it go on. */
  static void send(String name, long process) throws IOException, InterruptedException {
    run("kill", "-" + name, String.valueOf(process));
  }

  /** Whether {@link #fill} can be done here; it is part of util-linux. */
  static boolean canFill() {
    return Stream.of("/usr/bin/prlimit", "/bin/prlimit").anyMatch(at -> Files.exists(Path.of(at)));
  }

  /** From now on no file takes a byte more from this process, as on a disk that is full. */
  static void fill(long process) throws IOException, InterruptedException {
    run("prlimit", "--pid", String.valueOf(process), "--fsize=0:");
  }

  /** There is room again. */
  static void clear(long process) throws IOException, InterruptedException {
    run("prlimit", "--pid", String.valueOf(process), "--fsize=unlimited:");
  }

  static void run(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ends with %d: %s".formatted(String.join(" ", words), status, said.strip()));
    }
  }
}
