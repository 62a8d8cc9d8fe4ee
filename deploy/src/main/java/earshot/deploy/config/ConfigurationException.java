package earshot.deploy.config;

/** The configuration cannot be used; the message names file, line, fact and fix in one line. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigurationException(Position at, String message) {
    super(at + ": " + message);
  }
}
