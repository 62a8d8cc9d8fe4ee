package earshot.deploy.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What must hold before anything starts; each check passes silently or throws a {@link Refusal}
 * that says what to do.
 */
public final class Preflight {
  /** The oldest Java that the classes are compiled for. */
  public static final int OLDEST_JAVA = 21;

  /** Kafka's log, the index and the unpacked server of a small installation. */
  public static final long DISK_BYTES = 1L << 30;

  /** Our own heap, the local Elasticsearch node and what both need beside their heaps. */
  public static final long MEMORY_BYTES = 5L << 29;

  private Preflight() {}

  /** All that `up` needs on its own machine, cheapest first. */
  public static void check(Path dir, String host, int port) {
    java(Runtime.version().feature());
    freePort(host, port);
    writable(dir);
    freeDisk(dir, DISK_BYTES);
    freeMemory(AvailableMemory.bytes(), MEMORY_BYTES);
  }

  static void java(int version) {
    if (version < OLDEST_JAVA) {
      throw new Refusal(
          "Java: version "
              + version
              + " is too old. Install a JDK "
              + OLDEST_JAVA
              + " or newer and point JAVA_HOME at it.");
    }
  }

  static void freePort(String host, int port) {
    if (port == 0) {
      return;
    }
    FreePort.keep(port);
    try {
      if (!FreePort.isFree(host, port)) {
        throw new Refusal(
            "Port: "
                + port
                + " on "
                + host
                + " is in use by another program. Stop it, or choose another port with --port.");
      }
    } catch (IOException e) {
      throw new Refusal(
          "Address: can't listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "). Choose an address of this machine with --host and a port above 1023 with --port.",
          e);
    }
  }

  static void writable(Path dir) {
    try {
      Files.createDirectories(dir);
      Files.delete(Files.createTempFile(dir, ".earshot", ".tmp"));
    } catch (IOException e) {
      throw new Refusal(
          "Data folder: "
              + dir
              + " is not writable ("
              + e.getClass().getSimpleName()
              + "). Give yourself the right to write there, or choose another folder with --data.",
          e);
    }
  }

  static void freeDisk(Path dir, long needed) {
    try {
      FileStore disk = Files.getFileStore(dir);
      if (disk.getUsableSpace() < needed) {
        throw new Refusal(
            "Disk: "
                + size(disk.getUsableSpace())
                + " free where "
                + dir
                + " lies, "
                + size(needed)
                + " needed. Free some space, or choose a folder on another disk with --data.");
      }
    } catch (IOException e) {
      throw new Refusal(
          "Disk: free space of " + dir + " can't be read (" + e.getMessage() + ").", e);
    }
  }

  static void freeMemory(long available, long needed) {
    if (available < needed) {
      throw new Refusal(
          "Memory: "
              + size(available)
              + " available, "
              + size(needed)
              + " needed. Close other programs, or name outside Kafka and Elasticsearch in the"
              + " configuration.");
    }
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }
}
