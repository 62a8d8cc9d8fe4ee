package earshot.deploy;

import earshot.deploy.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Watches the public sources that need no key for some words. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Runs everything, watching the public sources that need no key for these words.")
final class WatchVerb implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "what to listen for, for example: acme coffee")
  private List<String> words = List.of();

  @Mixin private Foreground foreground = new Foreground();

  @Override
  public Integer call() throws Exception {
    return foreground.run(
        Configuration.parse(
            "watch",
            Watch.yaml(String.join(" ", words)),
            SourceTypes.installed(),
            System.getenv()));
  }
}
