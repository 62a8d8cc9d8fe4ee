package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; each role may do all that those before it may. */
public enum Role {
  /** Reads everything but direct messages. */
  VIEWER,
  /** Works on mentions and reads direct messages too. */
  AGENT,
  /** Decides what is watched, told and brought in. */
  MANAGER,
  /** Says who may come in, and may delete and rebuild. */
  ADMINISTRATOR;

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word, refused when there is none. */
  @JsonCreator
  public static Role of(String word) {
    return named(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role must be one of %s: \"%s\"".formatted(words(), word)));
  }

  /** The role of that word, if there is one. */
  public static Optional<Role> named(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  private static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }

  /** Whether this may do all that the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
