package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of the two lists of equal rank a mention stands in. */
public enum Queue {
  /** Somebody waits for an answer: complaints, questions, the undecided. */
  ANSWER,
  /** Somebody praised the brand and deserves thanks. */
  THANK;

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The queue of that word, refused when there is none. */
  @JsonCreator
  public static Queue of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
