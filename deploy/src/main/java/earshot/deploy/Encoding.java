package earshot.deploy;

import earshot.assess.sentiment.SentenceEncoder;
import earshot.assess.sentiment.SentimentModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a verb is told whether a sentence encoder is asked beside the words. */
final class Encoding {
  @Option(
      names = "--encoder",
      description = "ask the sentence encoder about English texts that words leave undecided")
  private boolean encoder;

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description =
          "how to read the encoder's vectors: what `train encoder` wrote (default: what comes along); goes with --encoder")
  private Optional<Path> head = Optional.empty();

  boolean isWanted() {
    return encoder || head.isPresent();
  }

  SentimentModel beside(SentimentModel words, SentenceEncoder asked) {
    try {
      return head.isPresent() ? words.with(asked, Given.existing(head.get())) : words.with(asked);
    } catch (IOException e) {
      throw Given.refusal(e);
    }
  }
}
