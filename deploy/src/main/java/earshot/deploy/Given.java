package earshot.deploy;

import earshot.assess.group.WordVectors;
import earshot.assess.sentiment.SentimentModel;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Files that were named on the command line; one that can't be used is refused by name. */
final class Given {
  private Given() {}

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
