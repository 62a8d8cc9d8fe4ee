package earshot.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Memory that a process holds, where the system tells. */
final class Memory {
  private static final double MEGABYTE = 1 << 20;

  private Memory() {}

  /** What is left of this process's heap after a collection. */
  static double heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  /** What a process holds resident; absent on other systems and once it has ended. */
  static OptionalDouble resident(ProcessHandle process) {
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
