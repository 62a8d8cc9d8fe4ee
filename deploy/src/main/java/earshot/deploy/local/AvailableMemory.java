package earshot.deploy.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory programs could still take on this machine or in this container. */
final class AvailableMemory {
  private static final Path MEMINFO = Path.of("/proc/meminfo");

  private AvailableMemory() {}

  /**
   * Linux says what is available without swapping, for the machine; the JVM knows the limit of a
   * container. Elsewhere "free" leaves out caches that the system would give back, so that only the
   * total is a fair bound.
   */
  static long bytes() {
    long total =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    try {
      return Files.isReadable(MEMINFO)
          ? Math.min(total, available(Files.readAllLines(MEMINFO)).orElse(total))
          : total;
    } catch (IOException unreadable) {
      return total;
    }
  }

  /** The line {@code MemAvailable: 12345 kB} of /proc/meminfo (Linux 3.14 and newer). */
  static OptionalLong available(List<String> meminfo) {
    return meminfo.stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst();
  }
}
