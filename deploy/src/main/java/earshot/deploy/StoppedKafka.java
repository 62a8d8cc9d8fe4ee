package earshot.deploy;

import earshot.deploy.local.DirectoryLock;
import earshot.deploy.local.LocalKafka;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.config.AbstractConfig;
import picocli.CommandLine.Option;

/** The Kafka of an Earshot that does not run: in its data folder, or at outside brokers. */
final class StoppedKafka {
  /** The embedded broker has nobody to copy to. */
  static final short ALONE = 1;

  /** What is done with it. */
  interface Work<T> {
    /**
     * Does it.
     *
     * @param copies of topics that are created; -1 for what the brokers are used to
     */
    T with(Map<String, Object> kafka, short copies) throws IOException;
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the configuration; its kafka.bootstrap names the brokers, if they are outside ones (default: earshot.yml of this folder, if there is one)")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data folder (default: the folder data beside the launcher)")
  private Optional<Path> data = Optional.empty();

  /** The configuration's file, if there is one. */
  Optional<Path> file() {
    return config.or(() -> Optional.of(Path.of("earshot.yml")).filter(Files::exists));
  }

  Path dir() {
    return data.orElseGet(Foreground::usualFolder).toAbsolutePath().normalize();
  }

  /** How to reach outside brokers, if the configuration names such. */
  Optional<AbstractConfig> outside() {
    return Premises.outside(file());
  }

  /** Works with what lies there. */
  <T> T ask(Work<T> work) throws IOException {
    Optional<AbstractConfig> outside = outside();
    if (outside.isPresent()) {
      return onBrokers(outside.get(), work);
    }
    if (!Files.isDirectory(dir().resolve("kafka"))) {
      throw new Refusal(
          "Data folder: nothing of Earshot lies in " + dir() + ". Name it with --data.");
    }
    try (DirectoryLock lock = DirectoryLock.take(dir())) {
      return onFolder(dir().resolve("kafka"), work);
    }
  }

  static <T> T onBrokers(AbstractConfig outside, Work<T> work) throws IOException {
    return work.with(
        Engines.client(outside, outside.getString("bootstrap")), outside.getShort("replication"));
  }

  static <T> T onFolder(Path kafka, Work<T> work) throws IOException {
    try (LocalKafka broker = LocalKafka.start(kafka, OptionalInt.empty())) {
      return work.with(Map.of("bootstrap.servers", broker.bootstrap()), ALONE);
    }
  }
}
