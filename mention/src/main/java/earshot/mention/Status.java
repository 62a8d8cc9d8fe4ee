package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the work on a mention stands. */
public enum Status {
  /** Nobody has finished with it; what every mention is at first. */
  OPEN(false),
  /** Somebody works on it, or waits for its writer or a colleague. */
  PENDING(false),
  /** The brand has answered. */
  ANSWERED(true),
  /** Nothing is left to do. */
  DONE(true),
  /** It needs no work: spam, or not about the brand. */
  IGNORED(true);

  private final boolean settled;

  Status(boolean settled) {
    this.settled = settled;
  }

  /** Whether nobody waits for the brand any more. */
  public boolean settled() {
    return settled;
  }

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that word, refused when there is none. */
  @JsonCreator
  public static Status of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The status of that word, if there is one. */
  public static Optional<Status> named(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
