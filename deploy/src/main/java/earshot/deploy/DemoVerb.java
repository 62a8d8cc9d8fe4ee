package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.demo.DemoConfiguration;
import earshot.deploy.demo.Town;
import earshot.deploy.demo.TownServer;
import earshot.deploy.local.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything on a throw-away folder, listening to an invented town. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on a throw-away folder and listens to a small invented town of shops, whose customers keep writing",
      "reviews and posts in several languages. Needs no key and no network."
    })
final class DemoVerb implements Callable<Integer> {
  private static final long SEED = 20_26;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port to listen on (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    Path dir = Files.createTempDirectory("earshot-demo-");
    try (TownServer town =
        TownServer.start(new Town(SEED, clock.instant(), Duration.ofSeconds(2)), clock, 0)) {
      Console.standard().component("town", town.url() + " (invented)");
      String yaml = DemoConfiguration.yaml(town.url());
      return new Foreground(dir, port, () -> sweep(dir))
          .run(Configuration.parse("demo", yaml, SourceTypes.installed(), Map.of()));
    }
  }

  private static void sweep(Path dir) {
    try {
      FileTree.delete(dir);
    } catch (IOException e) {
      Console.standard()
          .warn("the demo's folder " + dir + " could not be removed: " + e.getMessage());
    }
  }
}
