package earshot.query.openid;

/** A provider does not vouch for somebody; the message says why. */
public final class Unproven extends Exception {
  private static final long serialVersionUID = 1L;

  Unproven(String why) {
    super(why, null, false, false);
  }

  Unproven(String why, Throwable cause) {
    super(why, cause);
  }

  /** Why, for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
