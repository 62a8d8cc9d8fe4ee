package earshot.deploy.local;

/**
 * Why something can't start: one line with the subject, the fact and the fix.
 *
 * <p>The command line prints the message alone and exits with status 1; a stack trace would tell
 * its reader nothing more.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A refusal that the machine's state explains by itself. */
  public Refusal(String message) {
    super(message);
  }

  /** A refusal with what caused it, for the log. */
  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
