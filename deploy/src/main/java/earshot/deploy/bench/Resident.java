package earshot.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Memory that a process holds, where the system tells. */
final class Resident {
  private Resident() {}

  /** In megabytes; absent on other systems and once it has ended. */
  static OptionalDouble of(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst();
    } catch (IOException notTold) {
      return OptionalDouble.empty();
    }
  }
}
