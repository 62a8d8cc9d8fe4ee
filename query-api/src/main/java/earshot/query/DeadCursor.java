package earshot.query;

/** An {@code after} that was good once and has died (HTTP: 410); search again from the start. */
public final class DeadCursor extends SearchFailure {
  public DeadCursor() {
    super("this page has expired: search again from the first page");
  }
}
