package earshot.deploy.config;

/**
 * Where in the configuration something stands.
 *
 * @param line counted from 1
 */
public record Position(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
