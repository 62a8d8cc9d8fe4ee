package earshot.deploy;

import earshot.assess.language.LanguageModel;
import earshot.assess.sentiment.SentimentLines;
import earshot.assess.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the feeling and the language of texts, row by row. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads rows id⇥text[⇥language] and writes rows id⇥label⇥confidence⇥language;",
      "the label is negative, neutral, positive or unknown. A bad row is named on standard error."
    })
final class ClassifyVerb implements Callable<Integer> {
  private static final String UNKNOWN = "unknown";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "a model that `train sentiment` wrote (default: the one that comes along)")
  private Optional<Path> model = Optional.empty();

  @Mixin private Encoding encoding = new Encoding();

  private final Pipe pipe;

  ClassifyVerb() {
    this(Pipe.standard());
  }

  ClassifyVerb(Pipe pipe) {
    this.pipe = pipe;
  }

  @Override
  public Integer call() throws Exception {
    Given.sentiment(model, encoding, this::classify);
    return 0;
  }

  private void classify(SentimentModel feelings) throws IOException {
    LanguageModel languages = LanguageModel.shipped();
    pipe.through(
        (in, out, troubles) ->
            new SentimentLines(
                    feelings, text -> languages.language(text).orElse(UNKNOWN), out, troubles)
                .classify(in));
  }
}
