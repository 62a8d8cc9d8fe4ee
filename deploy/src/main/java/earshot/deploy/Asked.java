package earshot.deploy;

/** A running Earshot was asked and the answer was no, or there was none; the message says which. */
final class Asked extends RuntimeException {
  private static final long serialVersionUID = 1;

  Asked(String message) {
    super(message);
  }
}
