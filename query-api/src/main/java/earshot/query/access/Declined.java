package earshot.query.access;

import java.time.Duration;
import java.util.List;

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
  private final String word;
  private final transient List<Object> about;
  private final Duration wait;

  private Declined(
      Kind kind, String field, String word, String why, List<Object> about, Duration wait) {
    super(why, null, false, false);
    this.kind = kind;
    this.field = field;
    this.word = word;
    this.about = about;
    this.wait = wait;
  }

  /**
   * A value that can't be used.
   *
   * @param word which mistake it is, for pages that say it in another language
   * @param about what that mistake speaks of: texts and numbers
   */
  public static Declined unfit(String field, String word, String why, Object... about) {
    return new Declined(Kind.UNFIT, field, word, why, List.of(about), Duration.ZERO);
  }

  static Declined of(Kind kind, String word, String why, Object... about) {
    return new Declined(kind, "", word, why, List.of(about), Duration.ZERO);
  }

  static Declined tooOften(Duration wait, String name) {
    String why = "too many tried to log in as \"%s\"".formatted(name);
    return new Declined(Kind.TOO_OFTEN, "", "often", why, List.of(name), wait);
  }

  public Kind kind() {
    return kind;
  }

  /** Which value is to blame; empty where none is. */
  public String field() {
    return field;
  }

  /** Which mistake it is, for pages that say it in another language. */
  public String word() {
    return word;
  }

  /** What it speaks of: texts and numbers. */
  public List<Object> about() {
    return about;
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
