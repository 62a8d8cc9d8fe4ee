package earshot.query;

/** The store can't answer now (HTTP: 503); the same question may work in a moment. */
public final class StoreUnavailable extends SearchFailure {
  public StoreUnavailable(String message) {
    super(message);
  }

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
