package earshot.deploy;

import earshot.deploy.local.FileTree;
import earshot.deploy.local.Refusal;
import earshot.query.access.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in the data folder by which the command line of this machine is let in. Who can read it
 * can read all data of that folder anyway; each start writes a new one.
 */
final class LocalToken {
  private static final String NAME = "token";

  private LocalToken() {}

  /** Writes a new one, for its owner's eyes only. */
  static String write(Path dir) {
    String secret = Secret.fresh();
    Path file = dir.resolve(NAME);
    try {
      Files.createDirectories(dir);
      Files.deleteIfExists(file);
      Files.writeString(FileTree.createForOwner(file), secret);
      return secret;
    } catch (IOException e) {
      throw new Refusal("Data folder: %s can't be written: %s".formatted(file, e), e);
    }
  }

  /** The one in this folder, if there is one that may be read. */
  static Optional<String> read(Path dir) {
    Path file = dir.resolve(NAME);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new Refusal("Data folder: %s can't be read: %s".formatted(file, e), e);
    }
  }
}
