package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a writer feels; unknown only where a text gives no evidence at all. */
public enum Label {
  NEGATIVE,
  NEUTRAL,
  POSITIVE,
  UNKNOWN;

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label of that word, refused when there is none. */
  @JsonCreator
  public static Label of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
