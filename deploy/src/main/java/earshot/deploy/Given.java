package earshot.deploy;

import earshot.assess.group.WordVectors;
import earshot.assess.sentiment.SentenceEncoder;
import earshot.assess.sentiment.SentimentModel;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/** Files that were named on the command line; one that can't be used is refused by name. */
final class Given {
  private static final String NO_ENCODER =
      "this build has no encoder; start it with EARSHOT_ENCODER=yes in the environment, then it builds one in";

  private Given() {}

  /** What is done with a model. */
  interface Use {
    void of(SentimentModel model) throws IOException;
  }

  /** The file itself, if it is there. */
  static Path existing(Path file) {
    if (!Files.exists(file)) {
      throw new Refusal(file + ": there is no such file or folder");
    }
    return file;
  }

  /** The model in the file, or the shipped one. */
  static SentimentModel sentiment(Optional<Path> file) {
    try {
      return file.isPresent()
          ? SentimentModel.load(existing(file.get()))
          : SentimentModel.shipped();
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /** Uses the model in the file, or the shipped one, perhaps with the encoder beside it. */
  static void sentiment(Optional<Path> file, Encoding encoding, Use use) throws IOException {
    if (!encoding.isWanted()) {
      use.of(sentiment(file));
      return;
    }
    try (SentenceEncoder asked = encoder()) {
      use.of(encoding.beside(sentiment(file), asked));
    }
  }

  /** The encoder, where one is wanted; refuses at once where this build has none. */
  static Optional<SentenceEncoder> encoder(boolean wanted) {
    return wanted ? Optional.of(encoder()) : Optional.empty();
  }

  /** The encoder on the class path, which has to be closed. */
  static SentenceEncoder encoder() {
    try {
      return SentenceEncoder.found().orElseThrow(() -> new Refusal(NO_ENCODER));
    } catch (ServiceConfigurationError e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new Refusal("the encoder can't be started: " + cause.getMessage(), e);
    }
  }

  /** The word vectors in the file, or the shipped ones. */
  static WordVectors words(Optional<Path> file) {
    try {
      return file.isPresent() ? WordVectors.load(existing(file.get())) : WordVectors.shipped();
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /** What went wrong with a file, in the words of who noticed. */
  static Refusal refusal(IOException failure) {
    return new Refusal(
        Objects.requireNonNullElse(failure.getMessage(), failure.toString()), failure);
  }
}
