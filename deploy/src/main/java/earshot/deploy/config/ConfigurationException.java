package earshot.deploy.config;

/** The configuration cannot be used; the message names file, line, fact and fix in one line. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String fact;

  ConfigurationException(Position at, String message) {
    super(at + ": " + message);
    fact = message;
  }

  /** What is wrong, of something that stands in no file. */
  String fact() {
    return fact;
  }
}
