package earshot.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a bad disk does to an index while its node is down: no copy of it can be read again. */
public final class BrokenShard {
  private BrokenShard() {}

  /** Empties the lists of what each shard consists of. */
  public static void ofNode(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir.resolve("data/indices"))) {
      List<Path> lists =
          files.filter(file -> file.getFileName().toString().startsWith("segments_")).toList();
      if (lists.isEmpty()) {
        throw new AssertionError("there is no shard in " + dir);
      }
      for (Path list : lists) {
        Files.write(list, new byte[0]);
      }
    }
  }
}
