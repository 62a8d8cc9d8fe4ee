package earshot.deploy.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time it is, as one process is told; it can be moved while the process runs. Waiting takes as
 * long as before. It needs libfaketime; without that it stays right.
 */
final class WallClock {
  private static final Optional<Path> LIBRARY =
      Stream.of("lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "lib64", "lib")
          .map(at -> Path.of("/usr", at, "faketime", "libfaketime.so.1"))
          .filter(Files::exists)
          .findFirst();

  private final Path told;

  private WallClock(Path told) {
    this.told = told;
  }

  static boolean canMove() {
    return LIBRARY.isPresent();
  }

  /** One that is right, for processes with its {@link #environment}. */
  static WallClock keptIn(Path told) throws IOException {
    WallClock clock = new WallClock(told);
    clock.move(Duration.ZERO);
    return clock;
  }

  Map<String, String> environment() {
    return LIBRARY
        .map(
            library ->
                Map.of(
                    "LD_PRELOAD", library.toString(),
                    "FAKETIME_TIMESTAMP_FILE", told.toString(),
                    "FAKETIME_CACHE_DURATION", "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                    "DONT_FAKE_MONOTONIC", "1"))
        .orElse(Map.of());
  }

  /** It is so much later than it is; within a second. */
  void move(Duration ahead) throws IOException {
    Files.writeString(told, "%+d".formatted(ahead.toSeconds()));
  }
}
