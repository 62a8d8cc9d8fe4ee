package earshot.deploy.files;

/** A file or a choice that can't be used at all; the message says why and what to do. */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unusable(String message) {
    super(message);
  }
}
