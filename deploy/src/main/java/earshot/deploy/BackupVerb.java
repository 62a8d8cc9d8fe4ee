package earshot.deploy;

import earshot.deploy.backup.Backup;
import earshot.deploy.backup.Tally;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts all that a stopped Earshot knows into a file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Puts all that a stopped Earshot knows into one file: everything said, what people did, settings, people, how far each",
      "source got, and the configuration. The search index is not in it: it is made of the rest. Whoever has the file can read",
      "all of it; secrets that the configuration takes from the environment are not in it."
    })
final class BackupVerb implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE-or-DIR",
      description = "the file to write; in a folder it gets a name with the time")
  private Path target = Path.of("");

  @Mixin private StoppedKafka stopped = new StoppedKafka();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException {
    Path file = file(target, clock.instant());
    Optional<Path> configuration = stopped.file();
    Tally tally =
        stopped.ask(
            (kafka, copies) ->
                new Backup(kafka, System.out::println)
                    .into(file, clock.instant(), Main.version(), configuration));
    System.out.printf(
        "%s: %,d records of %d topics, %,d KB%s%n",
        file,
        tally.records(),
        tally.topics(),
        Files.size(file) >> 10,
        configuration.map(c -> ", and " + c).orElse(""));
    return 0;
  }

  /** Where it goes; what is there already is never written over. */
  static Path file(Path target, Instant now) {
    Path file =
        Files.isDirectory(target)
            ? target.resolve(
                "earshot-%s.backup"
                    .formatted(now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "")))
            : target;
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal("Backup: there is no folder " + folder + ". Make it, or name another.");
    }
    if (Files.exists(file)) {
      throw new Refusal("Backup: " + file + " is there already. Name another, or a folder.");
    }
    return file.toAbsolutePath().normalize();
  }
}
