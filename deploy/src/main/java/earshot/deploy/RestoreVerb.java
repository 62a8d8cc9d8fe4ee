package earshot.deploy;

import earshot.deploy.backup.Restore;
import earshot.deploy.backup.Tally;
import earshot.deploy.local.DirectoryLock;
import earshot.deploy.local.FileTree;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.AbstractConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup into an empty place. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into an empty data folder, or into outside brokers that have nothing of Earshot. The next `up` on it goes",
      "on where the backup was made: sources ask for what came since, and the search index is filled. A damaged, cut or newer",
      "backup is refused before anything is written."
    })
final class RestoreVerb implements Callable<Integer> {
  /** What a data folder holds once something ran on it. */
  private static final List<String> TRACES = List.of("kafka", "elasticsearch", "streams");

  @Parameters(paramLabel = "FILE", description = "what `backup` wrote")
  private Path file = Path.of("");

  @Mixin private StoppedKafka stopped = new StoppedKafka();

  @Override
  public Integer call() throws IOException {
    Given.existing(file);
    Path dir = Files.createDirectories(stopped.dir());
    Optional<AbstractConfig> outside = stopped.outside();
    Tally tally =
        outside.isPresent()
            ? StoppedKafka.onBrokers(outside.get(), (kafka, copies) -> restore(kafka, copies, dir))
            : intoFolder(dir);
    System.out.printf("%,d records of %d topics are back%n", tally.records(), tally.topics());
    if (outside.isPresent()) {
      System.out.println(
          "Elasticsearch still knows what it knew: run `earshot reindex` once Earshot is up.");
    }
    return 0;
  }

  /** What is restored by half must never look like a whole: it gets its name at the end. */
  private Tally intoFolder(Path dir) throws IOException {
    try (DirectoryLock lock = DirectoryLock.take(dir)) {
      for (String trace : TRACES) {
        if (Files.exists(dir.resolve(trace))) {
          throw new Refusal(
              "Restore: %s is no empty place, it holds %s. Name an empty folder with --data."
                  .formatted(dir, trace));
        }
      }
      Path part = dir.resolve("restoring");
      FileTree.delete(part);
      Tally tally = StoppedKafka.onFolder(part, (kafka, copies) -> restore(kafka, copies, dir));
      Files.move(part, dir.resolve("kafka"), StandardCopyOption.ATOMIC_MOVE);
      return tally;
    }
  }

  private Tally restore(java.util.Map<String, Object> kafka, short copies, Path dir)
      throws IOException {
    return new Restore(kafka, copies, System.out::println)
        .from(
            file,
            (name, content) -> {
              Path kept = dir.resolve("restored-" + Path.of(name).getFileName());
              Files.deleteIfExists(kept);
              Files.write(FileTree.createForOwner(kept), content);
              System.out.println("the configuration of then is in " + kept);
            });
  }
}
