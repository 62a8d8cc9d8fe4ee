package earshot.query;

import java.util.List;
import java.util.Locale;

/**
 * Something that somebody entered can't be taken. What is wrong with it has a kind, so that pages
 * say it in any language and at its field; the message says the same in English.
 */
public final class Unfit extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Nothing stands there. */
    MISSING,
    /** A name that nobody has; speaks of that name, and of those that somebody has. */
    UNKNOWN,
    /** What there is already; speaks of it. */
    TAKEN,
    /** A name that could not stand in an address; speaks of how long it may be. */
    NAME,
    /** Longer than this many characters. */
    LONG,
    /** No whole number. */
    WHOLE,
    /** No number at all. */
    NUMBER,
    /** Less than the first number or more than the second. */
    RANGE,
    /** None of these. */
    CHOICE,
    /** Neither yes nor no. */
    TRUTH,
    /** No address of the web. */
    ADDRESS,
    /** No time of day. */
    HOUR,
    /** Two times of day that are the same. */
    INSTANT,
    /** No opening hours. */
    HOURS,
    /** A secret itself, where only what refers to one may stand. */
    SECRET,
    /** A reference to what is not there. */
    AWAY,
    /** A reference where none may stand. */
    REFERENCE,
    /** A placeholder that nobody fills in; speaks of those that there are. */
    PLACEHOLDER,
    /** What else the field itself tells; speaks of why, in English. */
    OTHER;

    /** The word by which pages say it: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String field;
  private final Kind kind;
  private final transient List<Object> about;

  /**
   * What is wrong with a field.
   *
   * @param why the same in English
   * @param about what it speaks of: texts and numbers
   */
  public Unfit(String field, Kind kind, String why, Object... about) {
    super(why);
    this.field = field;
    this.kind = kind;
    this.about = List.of(about);
  }

  /** Which value is to blame. */
  public String field() {
    return field;
  }

  public Kind kind() {
    return kind;
  }

  /** What it speaks of: texts and numbers. */
  public List<Object> about() {
    return about;
  }

  /** Why, for programs. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
