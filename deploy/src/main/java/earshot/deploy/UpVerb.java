package earshot.deploy;

import earshot.deploy.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything in the foreground. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything in the foreground: an embedded Kafka broker and a local Elasticsearch node unless the configuration",
      "names outside ones, the sources, the flow, the index and the pages. Ctrl-C stops all of it; the next `up` on the same",
      "folder goes on where this one was."
    })
final class UpVerb implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "what to watch and how (default: earshot.yml of this folder, if there is one)")
  private Optional<Path> config = Optional.empty();

  @Mixin private Foreground foreground = new Foreground();

  @Override
  public Integer call() throws Exception {
    return foreground.run(configuration());
  }

  private Configuration configuration() {
    Path usual = Path.of("earshot.yml");
    Optional<Path> file = config.or(() -> Optional.of(usual).filter(Files::exists));
    return file.map(f -> Configuration.read(f, SourceTypes.installed(), System.getenv()))
        .orElseGet(
            () -> Configuration.parse("earshot.yml", "", SourceTypes.installed(), System.getenv()));
  }
}
