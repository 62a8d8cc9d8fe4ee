package earshot.deploy.local;

import java.nio.file.Path;

/** Where this build has laid out what the launcher runs. */
final class Installations {
  private Installations() {}

  static Installation built() {
    return new Installation(Path.of("target", "earshot"));
  }
}
