package earshot.query.access;

import java.time.Duration;

/** Something about people or access that was asked for is not done; the message says why. */
public final class Declined extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Kind {
    /** A value that can't be used. */
    UNFIT,
    /** What there is already. */
    CONFLICT,
    /** There is no such thing. */
    UNKNOWN,
    /** Name and password don't belong together. */
    WRONG,
    /** It was tried too often. */
    TOO_OFTEN
  }

  private final Kind kind;
  private final String field;
  private final Duration wait;

  private Declined(Kind kind, String field, String why, Duration wait) {
    super(why, null, false, false);
    this.kind = kind;
    this.field = field;
    this.wait = wait;
  }

  /** A value that can't be used. */
  public static Declined unfit(String field, String why) {
    return new Declined(Kind.UNFIT, field, why, Duration.ZERO);
  }

  static Declined of(Kind kind, String why) {
    return new Declined(kind, "", why, Duration.ZERO);
  }

  static Declined tooOften(Duration wait, String why) {
    return new Declined(Kind.TOO_OFTEN, "", why, wait);
  }

  public Kind kind() {
    return kind;
  }

  /** Which value is to blame; empty where none is. */
  public String field() {
    return field;
  }

  /** How long to wait before it is tried again. */
  public Duration waiting() {
    return wait;
  }

  /** Why, for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
