package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What people can do with a mention. */
public enum Act {
  /** Says where the work on it stands; the value is one of {@link Status}. */
  STATUS,
  /** Gives it to a person; no value takes it back from everybody. */
  ASSIGNEE,
  /** Writes something beside it for the team. */
  NOTE,
  /** Overrules how its writer feels; the value is a {@link Label}. */
  SENTIMENT,
  /** Overrules whose mention it is; the value is the names of its brands, one a line, or none. */
  BRANDS,
  /** Keeps what was answered, and sends it where the place of the mention takes answers. */
  REPLY,
  /** Learns what became of an answer that was sent; nobody does it, the value is its state. */
  RECEIPT,
  /** Deletes it for good: what comes again under its id is not taken. */
  FORGET;

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The act of that word, refused when there is none. */
  @JsonCreator
  public static Act of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
