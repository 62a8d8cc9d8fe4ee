package earshot.deploy.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time it is, as a process is told that is started with another clock: by libfaketime, where
 * that is. It makes each look at the clock dear, so nothing runs like that for long.
 */
final class WallClock {
  private static final Optional<Path> LIBRARY =
      Stream.of("lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "lib64", "lib")
          .map(at -> Path.of("/usr", at, "faketime", "libfaketime.so.1"))
          .filter(Files::exists)
          .findFirst();

  private WallClock() {}

  static boolean canMove() {
    return LIBRARY.isPresent();
  }

  /** The environment of a process for which it is so much later; waiting takes as long as ever. */
  static Map<String, String> ahead(Duration by) {
    return Map.of(
        "LD_PRELOAD",
        LIBRARY.orElseThrow().toString(),
        "FAKETIME",
        "%+d".formatted(by.toSeconds()),
        "DONT_FAKE_MONOTONIC",
        "1");
  }
}
