package earshot.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that the build lays out and the launcher names: libraries, the Elasticsearch server
 * and its analyzers plugin, and what the bench compares with.
 */
public record Installation(Path root) {
  /** The system property in which the launcher names the folder. */
  public static final String PROPERTY = "earshot.home";

  /** Makes the folder's name independent of the working directory. */
  public Installation {
    root = root.toAbsolutePath().normalize();
  }

  /** The installation that this process was started from. */
  public static Installation ofThisProcess() {
    String root = System.getProperty(PROPERTY);
    if (root == null) {
      throw new Refusal(
          "Installation: the system property "
              + PROPERTY
              + " is not set. Start Earshot with ./earshot, or pass -D"
              + PROPERTY
              + "=deploy/target/earshot.");
    }
    return new Installation(Path.of(root));
  }

  /** Whether this process was started from one. */
  public static boolean isThere() {
    return System.getProperty(PROPERTY) != null;
  }

  Path elasticsearchZip() {
    return present(root.resolve("elasticsearch.zip"));
  }

  Path analyzersPlugin() {
    return present(root.resolve("analyzers"));
  }

  /** Libraries of others that no part of Earshot is made of. */
  public Path references() {
    return present(root.resolve("references"));
  }

  private static Path present(Path path) {
    if (!Files.exists(path)) {
      throw new Refusal(
          "Installation: " + path + " is missing. Build it with `mvn -DskipTests package`.");
    }
    return path;
  }
}
