package earshot.query;

/** What was handed in could not be kept (HTTP: 503); the same again may work in a moment. */
public final class IntakeUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IntakeUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
