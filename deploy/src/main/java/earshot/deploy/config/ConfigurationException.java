package earshot.deploy.config;

import earshot.query.Unfit;

/** The configuration cannot be used; the message names file, line, fact and fix in one line. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final IllegalArgumentException fact;

  ConfigurationException(Position at, String message) {
    this(at, new IllegalArgumentException(message));
  }

  /** A mistake that pages can tell in other languages too, if its fact is {@link Unfit}. */
  ConfigurationException(Position at, IllegalArgumentException fact) {
    super(at + ": " + fact.getMessage());
    this.fact = fact;
  }

  /** What is wrong, of something that stands in no file. */
  IllegalArgumentException fact() {
    return fact;
  }
}
