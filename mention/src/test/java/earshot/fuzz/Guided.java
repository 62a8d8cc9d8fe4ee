package earshot.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Inputs that Jazzer makes, which watches what of our code each one reaches and goes on from those
 * that reach something new. It takes longer to find its way than blind mutation takes to fail, and
 * one process can do it for one reader only, so builds do without: see the profile {@code guided}.
 * A reader that hangs ends the process, and heap is what bounds memory.
 */
public final class Guided {
  private static final String TARGET = "jazzer.target_class";
  private static final String WATCHED = "earshot.**:com.fasterxml.**:org.jsoup.**";

  /** What the process is busy with; libFuzzer keeps its state for the life of one. */
  private record Task(Fuzz.Reader reader, Path stop) {}

  private static volatile Optional<Task> task = Optional.empty();
  private static volatile Optional<AssertionError> finding = Optional.empty();

  private Guided() {}

  /** Whether this build was asked for it. */
  static boolean isOn() {
    return Boolean.getBoolean("fuzz.guided");
  }

  /** Gives the reader inputs until the time is over or it fails. */
  static void read(List<byte[]> corpus, double seconds, long seed, Fuzz.Reader reader) {
    if (task.isPresent()) {
      throw new IllegalStateException("name one test, Test#method: a process can guide one reader");
    }
    try {
      Path folder = Files.createTempDirectory("fuzz-");
      Path inputs = Files.createDirectory(folder.resolve("inputs"));
      for (byte[] one : corpus) {
        Files.write(Files.createTempFile(inputs, "given-", ""), one);
      }
      task = Optional.of(new Task(reader, folder.resolve("stop")));
      start(
          List.of(
              "fuzz",
              "-max_total_time=" + (long) Math.ceil(seconds),
              "-seed=" + seed,
              "-rss_limit_mb=0",
              "-timeout=60",
              "-stop_file=" + folder.resolve("stop"),
              "-artifact_prefix=" + folder + "/",
              inputs.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    finding.ifPresent(
        found -> {
          throw found;
        });
  }

  /** By name, for most builds are without it. */
  private static void start(List<String> arguments) {
    System.setProperty(TARGET, Guided.class.getName());
    System.setProperty("jazzer.instrumentation_includes", WATCHED);
    try {
      Class.forName("com.code_intelligence.jazzer.driver.Driver")
          .getMethod("start", List.class, boolean.class)
          .invoke(null, new ArrayList<>(arguments), false);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Jazzer is not here: build with -Pguided", e);
    }
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Task now = task.orElseThrow();
    if (finding.isPresent()) {
      return;
    }
    try {
      now.reader().read(input);
    } catch (AssertionError found) {
      finding = Optional.of(found);
      Files.writeString(now.stop(), "found");
    } catch (Throwable other) { // the reader's own, which names no input
      throw new IllegalStateException(other);
    }
  }
}
