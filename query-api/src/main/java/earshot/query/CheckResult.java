package earshot.query;

/**
 * How a component is.
 *
 * @param message what is wrong, or a fact worth reading when nothing is
 */
public record CheckResult(boolean ok, String message) {
  /** All is well. */
  public static CheckResult ok(String message) {
    return new CheckResult(true, message);
  }

  /** Something is wrong. */
  public static CheckResult failed(String message) {
    return new CheckResult(false, message);
  }
}
