package earshot.deploy;

import earshot.deploy.bench.Bench;
import earshot.deploy.bench.Benches;
import earshot.deploy.bench.Comparison;
import earshot.deploy.bench.Report;
import earshot.deploy.bench.Unfinished;
import earshot.deploy.bench.Workshop;
import earshot.deploy.config.Configuration;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
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
          "pipeline, latency, alerts, search, pages, digest, start, sentiment, match, group, freshness (default: all of these), growth, instances, encoder, soak")
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

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "20",
      description = "how long soak goes on (default ${DEFAULT-VALUE})")
  private int minutes = 20;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "FILE",
      description =
          "measures nothing; names each ratio that is worse by more than a fifth in the second output of --json than in the first, and ends with 1 if there is one")
  private List<Path> compare = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    return compare.isEmpty() ? measure() : compared();
  }

  private int compared() throws IOException {
    try {
      List<String> worse = Comparison.of(compare.get(0), compare.get(1)).worse();
      worse.forEach(Console.standard()::say);
      return worse.isEmpty() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "there is no file " + e.getMessage());
    }
  }

  private int measure() throws Exception {
    List<Bench> benches = chosen();
    Configuration standard = Configuration.parse("bench", "", SourceTypes.installed(), Map.of());
    Report report = new Report();
    Console console = Console.standard();
    Workshop workshop =
        Workshop.open(
            new BenchParts(standard.weights()),
            mentions,
            Duration.ofMinutes(minutes),
            console::warn);
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

  /** Of one that fails there is what it measured until then; the others are told all the same. */
  static boolean measured(Bench bench, Workshop workshop, Report report, Console console) {
    console.warn(bench.name() + " ...");
    try {
      report.add(bench.name(), bench.run(workshop));
      return true;
    } catch (Unfinished e) {
      LOG.error("the bench {} was not finished", bench.name(), e);
      console.warn("%s failed at %s".formatted(bench.name(), e.getMessage()));
      report.add(bench.name(), e.figures());
      return false;
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
