package earshot.query.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a template fits. */
public enum Situation {
  /** Something went wrong: say sorry and offer a way out. */
  APOLOGISE,
  /** Somebody praised. */
  THANK,
  /** Anything else. */
  OTHER;

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The situation of that word. */
  public static Optional<Situation> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  @JsonCreator
  static Situation of(String word) {
    return named(word)
        .orElseThrow(() -> new IllegalArgumentException("no situation is called " + word));
  }
}
