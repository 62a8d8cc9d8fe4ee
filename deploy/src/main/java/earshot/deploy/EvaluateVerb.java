package earshot.deploy;

import earshot.assess.group.GroupEvaluation;
import earshot.assess.group.WordVectors;
import earshot.assess.rule.SpikeEvaluation;
import earshot.assess.sentiment.SentimentEvaluation;
import earshot.assess.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the shipped models, or those that were trained here. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures a model on labelled texts.",
    synopsisSubcommandLabel = "MODEL",
    subcommands = {
      EvaluateVerb.Sentiment.class,
      EvaluateVerb.Group.class,
      EvaluateVerb.Spikes.class
    })
final class EvaluateVerb {
  /** {@code evaluate sentiment}. */
  @Command(
      name = "sentiment",
      mixinStandardHelpOptions = true,
      description = "Measures feelings by language, kind of text and set.")
  static final class Sentiment implements Callable<Integer> {
    @Parameters(
        paramLabel = "FILE",
        description =
            "labelled texts (TSV whose header names id lang kind label text, perhaps gzipped), a folder of DIR/<set>/dev.tsv.gz, or a model that is measured on --data")
    private Path file = Path.of("");

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "the model to measure (default: the one that comes along)")
    private Optional<Path> model = Optional.empty();

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "the labelled texts, where FILE is a model")
    private Optional<Path> data = Optional.empty();

    @Mixin private Encoding encoding = new Encoding();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      try {
        if (!isModel()) {
          return measure(model, file);
        }
        Path texts = data.orElseThrow(() -> usage(file + " is a model; name texts with --data"));
        return measure(Optional.of(file), texts);
      } catch (IOException e) {
        throw Given.refusal(e);
      }
    }

    private boolean isModel() throws IOException {
      return Files.isRegularFile(Given.existing(file)) && SentimentModel.isModel(file);
    }

    private int measure(Optional<Path> measured, Path texts) throws IOException {
      Given.sentiment(
          measured,
          encoding,
          feelings -> SentimentEvaluation.evaluate(feelings, Given.existing(texts), System.out));
      return 0;
    }

    private ParameterException usage(String message) {
      return new ParameterException(spec.commandLine(), message);
    }
  }

  /** {@code evaluate group}. */
  @Command(
      name = "group",
      mixinStandardHelpOptions = true,
      description = "Measures groups by set and language (B-cubed), at most 2,500 texts each.")
  static final class Group implements Callable<Integer> {
    @Parameters(
        paramLabel = "FILE",
        description =
            "texts with groups (TSV whose header names id lang group text, perhaps gzipped), or a folder of DIR/<set>/dev.tsv.gz")
    private Path file = Path.of("");

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "what `train group` wrote (default: what comes along)")
    private Optional<Path> model = Optional.empty();

    @Option(
        names = "--largest",
        paramLabel = "N",
        description = "print the N largest groups of FILE instead, with their size and label")
    private Optional<Integer> largest = Optional.empty();

    @Override
    public Integer call() {
      try {
        WordVectors words = Given.words(model);
        if (largest.isPresent()) {
          GroupEvaluation.largest(words, Given.existing(file), largest.get(), System.out);
        } else {
          GroupEvaluation.evaluate(words, Given.existing(file), System.out);
        }
        return 0;
      } catch (IOException e) {
        throw Given.refusal(e);
      }
    }
  }

  /** {@code evaluate spikes}. */
  @Command(
      name = "spikes",
      mixinStandardHelpOptions = true,
      description =
          "Measures how many threefold spikes each method finds in made series, and how soon, at one false episode a month.")
  static final class Spikes implements Callable<Integer> {
    @Option(
        names = "--series",
        defaultValue = "20",
        description = "so many of each kind (default ${DEFAULT-VALUE}; a minute or two)")
    private int series = 20;

    @Override
    public Integer call() {
      SpikeEvaluation.print(series, System.out);
      return 0;
    }
  }
}
