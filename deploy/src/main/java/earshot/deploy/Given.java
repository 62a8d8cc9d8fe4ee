package earshot.deploy;

import earshot.assess.sentiment.SentimentModel;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      throw new Refusal(e.getMessage(), e);
    }
  }
}
