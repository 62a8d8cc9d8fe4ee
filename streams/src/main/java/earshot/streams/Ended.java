package earshot.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the flow that wrote local stores last ended well. After any other end they may hold what
 * was never committed, whatever a checkpoint beside them says; without one Kafka Streams wipes them
 * and reads them anew.
 */
final class Ended {
  private static final String WELL = "ended";
  private static final String CHECKPOINT = ".checkpoint";

  private static final Logger LOG = LoggerFactory.getLogger(Ended.class);

  private final Path state;

  Ended(Path state) {
    this.state = state;
  }

  /** Before a flow begins: what the last one left is believed only if it said goodbye. */
  void begin() {
    try {
      if (!Files.deleteIfExists(state.resolve(WELL))) {
        for (Path task : tasks()) {
          Files.deleteIfExists(task.resolve(CHECKPOINT));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the local state can't be read: " + state, e);
    }
  }

  /** After it has ended as it should. Where that can't be noted, stores are read anew once more. */
  void well() {
    try {
      Files.createDirectories(state);
      Files.writeString(state.resolve(WELL), "");
    } catch (IOException e) {
      LOG.warn(
          "The next start reads local stores anew; {} can't be written: {}", state, e.toString());
    }
  }

  private List<Path> tasks() throws IOException {
    Path all = state.resolve(StreamsApp.ID);
    if (!Files.isDirectory(all)) {
      return List.of(); // nothing has run here yet
    }
    try (Stream<Path> files = Files.list(all)) {
      return files.filter(Files::isDirectory).toList();
    }
  }
}
