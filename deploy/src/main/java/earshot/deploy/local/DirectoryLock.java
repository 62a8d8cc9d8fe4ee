package earshot.deploy.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second Earshot off a data folder. The operating system holds the lock, so that it ends
 * with the process however that ends.
 */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the folder, or refuses when another process has it. */
  public static DirectoryLock take(Path dir) {
    return tryTake(dir)
        .orElseThrow(
            () ->
                new Refusal(
                    "Data folder: another Earshot is running on "
                        + dir
                        + ". Stop that one first, or give this one its own folder with --data."));
  }

  /** Takes the folder, unless another process has it. */
  public static Optional<DirectoryLock> tryTake(Path dir) {
    Preflight.writable(dir);
    Path file = dir.resolve("earshot.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryLock(channel));
    } catch (IOException e) {
      throw new Refusal(
          "Data folder: "
              + file
              + " can't be locked ("
              + e.getMessage()
              + "). Choose a folder on a local disk with --data.",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
