package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what form somebody spoke. */
public enum Kind {
  REVIEW,
  POST,
  COMMENT,
  QUESTION,
  MESSAGE,
  SURVEY,
  INTERVIEW,
  CHAT,
  FEEDBACK;

  /**
   * Whether it was said to the brand alone: agents read it, but it is no voice among others, is not
   * quoted in review checks and leaves with nobody else's export.
   */
  public boolean isForAgents() {
    return this == MESSAGE;
  }

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word, refused when there is none. */
  @JsonCreator
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
