package earshot.deploy;

import earshot.deploy.bench.Bench;
import earshot.deploy.bench.Benches;
import earshot.deploy.bench.Report;
import earshot.deploy.bench.Workshop;
import earshot.deploy.config.Configuration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures this machine on a stack that is thrown away. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures the figures of the README on this machine, with Kafka and Elasticsearch of its own in a temporary folder.")
final class BenchVerb implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(BenchVerb.class);

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "pipeline, latency, search, start, sentiment, match, group, freshness (default: all)")
  private List<String> names = List.of();

  @Option(
      names = "--json",
      description = "the last line is one JSON object {name: {figure: value}}")
  private boolean json;

  @Option(
      names = "--mentions",
      paramLabel = "N",
      defaultValue = "100000",
      description = "how many mentions are loaded (default ${DEFAULT-VALUE})")
  private int mentions = 100_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    List<Bench> benches = chosen();
    Configuration standard = Configuration.parse("bench", "", SourceTypes.installed(), Map.of());
    Report report = new Report();
    Console console = Console.standard();
    Workshop workshop = Workshop.open(new BenchParts(standard.weights()), mentions, console::warn);
    Thread sweep = new Thread(workshop::close, "sweep");
    Runtime.getRuntime().addShutdownHook(sweep);
    boolean complete = true;
    try (workshop) {
      for (Bench bench : benches) {
        complete &= measured(bench, workshop, report, console);
      }
    }
    report.table().forEach(console::say);
    if (json) {
      console.say(report.json());
    }
    return complete ? 0 : 1;
  }

  /** One that fails has no figures; those of the others are told all the same. */
  private static boolean measured(Bench bench, Workshop workshop, Report report, Console console) {
    console.warn(bench.name() + " ...");
    try {
      report.add(bench.name(), bench.run(workshop));
      return true;
    } catch (Exception e) {
      LOG.error("the bench {} failed", bench.name(), e);
      console.warn("%s failed: %s".formatted(bench.name(), e.getMessage()));
      return false;
    }
  }

  private List<Bench> chosen() {
    if (mentions < 1000) {
      throw new ParameterException(
          spec.commandLine(), "--mentions must be 1000 or more: " + mentions);
    }
    try {
      return Benches.named(names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
