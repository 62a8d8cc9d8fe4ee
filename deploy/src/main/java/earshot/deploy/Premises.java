package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.DirectoryLock;
import earshot.deploy.local.LocalKafka;
import earshot.mention.Topics;
import earshot.query.access.Administration;
import earshot.query.access.Passwords;
import earshot.query.live.KafkaRegister;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.kafka.common.config.AbstractConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where people are kept: in a data folder, at outside brokers, or by an Earshot that runs. */
final class Premises {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "names kafka.bootstrap, if the brokers are outside ones")
  private Optional<Path> config = Optional.empty();

  @Mixin private Address address = new Address();

  /**
   * Changes them where they are: by itself where nothing runs, else by asking what does.
   *
   * @param alone what to do where nothing runs
   * @param asking what to ask of what runs
   */
  void change(Consumer<Administration> alone, Consumer<Running> asking) {
    Optional<AbstractConfig> outside =
        outside(config.or(() -> Optional.of(Path.of("earshot.yml")).filter(Files::exists)));
    if (outside.isPresent()) {
      onKafka(Engines.client(outside.get(), outside.get().getString("bootstrap")), alone);
      return;
    }
    Optional<DirectoryLock> taken = DirectoryLock.tryTake(address.dir());
    if (taken.isEmpty()) {
      asking.accept(address.running());
      return;
    }
    try (DirectoryLock lock = taken.get()) {
      onFolder(address.dir(), alone);
    }
  }

  private static void onFolder(Path dir, Consumer<Administration> alone) {
    try (LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty())) {
      kafka.create(Engines.topics(List.of(Topics.PEOPLE, Topics.PEOPLE_LOG), StoppedKafka.ALONE));
      onKafka(Map.of("bootstrap.servers", kafka.bootstrap()), alone);
    }
  }

  /** How to reach outside brokers, if this file names such. */
  static Optional<AbstractConfig> outside(Optional<Path> file) {
    return file.map(f -> Configuration.kafka(f, System.getenv()))
        .filter(kafka -> kafka.getString("bootstrap") != null);
  }

  private static void onKafka(Map<String, Object> kafka, Consumer<Administration> alone) {
    try (KafkaRegister register = Entrance.read(kafka)) {
      alone.accept(new Administration(register, new Passwords(), Clock.systemUTC()));
    }
  }
}
