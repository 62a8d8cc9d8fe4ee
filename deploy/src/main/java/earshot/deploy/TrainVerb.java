package earshot.deploy;

import earshot.assess.group.VectorTrainer;
import earshot.assess.sentiment.EncoderTrainer;
import earshot.assess.sentiment.SentenceEncoder;
import earshot.assess.sentiment.SentimentTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learns the shipped models anew from labelled texts. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Learns a model from a folder of labelled texts; same folder, same bytes.",
    synopsisSubcommandLabel = "MODEL",
    subcommands = {TrainVerb.Sentiment.class, TrainVerb.Encoder.class, TrainVerb.Group.class})
final class TrainVerb {
  /** From a folder to a model. */
  abstract static class Training implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder of texts")
    private Path folder = Path.of("");

    @Option(
        names = "--out",
        paramLabel = "FILE",
        required = true,
        description = "where the model goes")
    private Path out = Path.of("");

    abstract void train(Path folder, Path out) throws IOException;

    @Override
    public Integer call() {
      try {
        train(Given.existing(folder), out);
        return 0;
      } catch (IOException e) {
        throw Given.refusal(e);
      }
    }
  }

  /** {@code train sentiment}. */
  @Command(
      name = "sentiment",
      mixinStandardHelpOptions = true,
      description = {
        "Learns feelings from DIR/<set>/train.tsv.gz (columns id lang kind label text among others) and DIR/lexicons.",
        "DIR/mixture.json may say how each set is used."
      })
  static final class Sentiment extends Training {
    @Option(
        names = "--from",
        paramLabel = "MODEL",
        description = "keep what is in this model but for the languages of --anew")
    private Optional<Path> from = Optional.empty();

    @Option(
        names = "--anew",
        paramLabel = "LANGUAGES",
        split = ",",
        description = "languages to learn anew, as codes; all languages are calibrated anew")
    private Set<String> anew = Set.of();

    @Override
    void train(Path folder, Path out) throws IOException {
      if (from.isPresent()) {
        SentimentTrainer.train(folder, Given.existing(from.get()), anew, out, System.err);
      } else if (anew.isEmpty()) {
        SentimentTrainer.train(folder, out, System.err);
      } else {
        throw new IOException("--anew needs --from: the model whose other languages are kept");
      }
    }
  }

  /** {@code train encoder}. */
  @Command(
      name = "encoder",
      mixinStandardHelpOptions = true,
      description = {
        "Learns how the sentence encoder's vectors show feelings, from English texts in DIR/<set>/train.tsv.gz,",
        "for `--head` of classify and evaluate. Needs a build with the encoder and EARSHOT_JAVA_OPTS=-Xmx3g for 60,000 texts."
      })
  static final class Encoder extends Training {
    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "the model of words beside which it is asked (default: what comes along)")
    private Optional<Path> model = Optional.empty();

    @Option(
        names = "--vectors",
        paramLabel = "FILE",
        description =
            "where the encoder's vectors are kept, which take minutes to make; read from there if it is there")
    private Optional<Path> vectors = Optional.empty();

    @Override
    void train(Path folder, Path out) throws IOException {
      try (SentenceEncoder encoder = Given.encoder()) {
        EncoderTrainer.train(folder, encoder, Given.sentiment(model), vectors, out, System.err);
      }
    }
  }

  /** {@code train group}. */
  @Command(
      name = "group",
      mixinStandardHelpOptions = true,
      description = {
        "Learns word vectors from DIR/<set>/train.tsv.gz (columns id lang group text among others) and",
        "from what a sentence encoder said about them, DIR/teacher (see assess/GROUP_CARD.md)."
      })
  static final class Group extends Training {
    @Override
    void train(Path folder, Path out) throws IOException {
      VectorTrainer.train(folder, out, System.err);
    }
  }
}
